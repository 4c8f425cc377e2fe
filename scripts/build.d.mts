type Replace = Readonly<Record<string, string>>

export declare function buildAll(outdir?: string): Promise<void>

export declare function buildProgram(outdir: string, replace: Replace): Promise<void>

export declare function buildCommandLine(outdir: string, replace: Replace): Promise<void>
