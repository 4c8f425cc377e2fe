export function buildAll(outdir?: string, replace?: Readonly<Record<string, string>>): Promise<void>

export function buildCommandLine(outdir: string, replace: Readonly<Record<string, string>>): Promise<void>

export declare function buildReportClient(outdir: string): Promise<void>
