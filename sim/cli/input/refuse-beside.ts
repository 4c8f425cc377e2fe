import { UsageError } from '../terminal/exit.ts'

/** Options that change nothing beside another one. */
export function refuseBeside(option: string, argv: Readonly<Record<string, unknown>>, others: readonly string[]): void {
  const idle = others.find((name) => argv[name] !== undefined && argv[name] !== false)
  if (idle !== undefined) throw new UsageError(`--${idle}: changes nothing beside --${option}; leave one of them out`)
}
