/** Bad scenario files, each one mutation of a valid one, and what a good tool makes of each. */
import { encodingCases } from './corpus-encoding.ts'
import { textCases } from './corpus-text.ts'
import { valueCases } from './corpus-value.ts'
import { yamlCases } from './corpus-yaml.ts'

/** `accept`: means the same as the valid file. `inert`: accepted with the text kept as it is, or refused. */
export type Verdict = 'reject' | 'accept' | 'inert'

export interface BadFile {
  readonly id: string
  readonly verdict: Verdict
  readonly bytes: Buffer
  /** Text that a message must hold, such as the key at fault. */
  readonly key?: string
  /** Line that a message must name. */
  readonly line?: number
  /** Text that must survive in the description when the file is accepted. */
  readonly payload?: string
  /** Message must offer this. */
  readonly nearest?: string
}

export type Case = Omit<BadFile, 'bytes'> & { readonly text?: string; readonly bytes?: Buffer }

/** About 240 files. */
export function corpus(valid: string): readonly BadFile[] {
  const cases = [...valueCases(valid), ...yamlCases(valid), ...encodingCases(valid), ...textCases(valid)]
  return cases.map(({ text, bytes, ...rest }) => ({ ...rest, bytes: bytes ?? Buffer.from(text ?? '', 'utf8') }))
}
