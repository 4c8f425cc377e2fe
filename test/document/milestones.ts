/** The tutorial as a list of things to do: what is written, what is typed, by milestone. */
import { blocksOf, commandsOf } from './blocks.ts'

export interface Milestone {
  readonly title: string
  /** Texts of the files that are written before its commands, by name. */
  readonly files: ReadonlyMap<string, string>
  readonly commands: readonly string[]
}

/** Sections with a number are milestones. */
export function milestonesOf(page: string): readonly Milestone[] {
  const [, ...sections] = page.split(/^## (?=\d+\. )/m)
  return sections.map((section) => {
    const blocks = blocksOf(section)
    const named = blocks.filter(({ language, info }) => language === 'yaml' && info.endsWith('.yaml'))
    return {
      title: section.slice(0, section.indexOf('\n')),
      files: new Map(named.map(({ info, text }) => [info, text])),
      commands: blocks.filter(({ language }) => language === 'sh').flatMap(commandsOf),
    }
  })
}
