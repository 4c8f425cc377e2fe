export function asConstants(bundle: string): string
