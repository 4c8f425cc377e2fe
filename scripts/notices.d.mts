export function packagesBelow(folder: string): string[]
