export function buildAll(outdir?: string, replace?: Readonly<Record<string, string>>): Promise<void>
