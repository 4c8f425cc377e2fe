/** What is set of the scenario and given as an option as well would be typed in vain. */
import { UsageError } from '../terminal/exit.ts'

/** `given`: by key of the scenario, what was said by an option, with its name; undefined where it was not. */
export function refuseOverridden(
  settings: readonly string[],
  given: Readonly<Record<string, { readonly option: string; readonly value: string | undefined }>>,
): void {
  for (const setting of settings) {
    const key = setting.slice(0, setting.indexOf('='))
    const over = Object.entries(given).find(([name]) => key === name || key.startsWith(`${name}.`))?.[1]
    if (over?.value !== undefined)
      throw new UsageError(
        `--set ${setting}: changes nothing, since ${over.option} ${over.value} counts; expected ${over.option} alone`,
      )
  }
}
