/** What the columns of a results folder are: for long tables, for a data dictionary, and for a Frictionless Data package. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { KeyValue } from 'hyparquet'
import { dateOfWeek } from '../../numbers/units.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { meaningOf } from '../../scenario/text/paths.ts'
import { drawnPaths } from '../../studies/batch/rows.ts'
import { engine } from '../engine.ts'
import type { CsvLayout, CsvStyle } from './csv-file.ts'
import { columnName } from './parquet.ts'

/** Tables of an export, by the names of their files without ending. */
export type TableName = 'series' | 'outcomes' | 'design'

export interface ColumnMeaning {
  readonly table: TableName
  /** As in summary.json, and as a column of Parquet and CSV. */
  readonly name: string
  readonly column: string
  readonly label: string
  readonly unit: string
}

/** The first column of outcomes where runs are weighed. */
const WEIGHT = { name: 'weight', label: 'Weight of the run by what was observed', unit: 'dimensionless' }

export function columnMeanings(scenario: Scenario): readonly ColumnMeaning[] {
  const told = (table: TableName, specs: readonly { name: string; label: string; unit: string }[]): ColumnMeaning[] =>
    specs.map(({ name, label, unit }) => ({ table, name, column: columnName(name), label, unit }))
  const drawn = drawnPaths(scenario).map((name) => {
    const { unit, doc } = meaningOf(scenario, engine.KINDS, name)
    return { name, label: doc, unit }
  })
  return [
    ...told('series', engine.seriesOf(scenario)),
    ...told('outcomes', scenario.condition === undefined ? [] : [WEIGHT]),
    ...told('outcomes', engine.scalarsOf(scenario)),
    ...told('design', drawn),
  ]
}

/**
 * What a Parquet table says of itself: the first day of week 0, and the unit of every column of values. Labels would double the
 * directory of a chunk; they stand in summary.json.
 */
export function tableMetadata(scenario: Scenario, table: TableName): KeyValue[] {
  const own = columnMeanings(scenario).filter((one) => one.table === table)
  return [
    { key: 'chokepoint.start', value: scenario.start },
    {
      key: 'chokepoint.units',
      value: JSON.stringify(Object.fromEntries(own.map(({ column, unit }) => [column, unit]))),
    },
  ]
}

/** Columns that say which row it is. */
const KEYS = { replicate: 'Number of the run, from 0', week: 'Week of the run, from 0' } as const

/** A value is a line, with its name, its unit and, of series, the first day of its week. */
export function longLayout(table: TableName, scenario: Scenario, meanings: readonly ColumnMeaning[]): CsvLayout {
  const known = new Map(meanings.filter((one) => one.table === table).map((one) => [one.column, one]))
  const isWeekly = table === 'series'
  return {
    head: () => ['replicate', ...(isWeekly ? ['week', 'date'] : []), 'name', 'unit', 'value'],
    *lines({ names, rows, value }) {
      const [replicate, week] = [names.indexOf('replicate'), names.indexOf('week')]
      const told = names.map((name) => known.get(name))
      for (let row = 0; row < rows; row++) {
        const at = isWeekly ? value(week, row)! : undefined
        const when = at === undefined ? [] : [at, dateOfWeek(scenario.start, at)]
        for (const [column, one] of told.entries())
          if (one !== undefined) yield [value(replicate, row), ...when, one.name, one.unit, value(column, row)]
      }
    },
  }
}

export const DATA_PACKAGE = 'datapackage.json'

interface Packaged {
  readonly scenario: Scenario
  readonly digest: string
  readonly meanings: readonly ColumnMeaning[]
  readonly style: CsvStyle
  readonly isLong: boolean
}

/** `datapackage.json` (Frictionless Data, Tabular Data Package 1.0): every file, every column, its type and unit. */
export function dataPackage({ scenario, digest, meanings, style, isLong }: Packaged): string {
  const number = (name: string, title: string, unit?: string) => ({
    ...{ name, title, type: 'number', decimalChar: style.decimal },
    ...(unit === undefined ? {} : { unit }),
  })
  const text = (name: string, title: string) => ({ name, title, type: 'string' })
  const key = (name: keyof typeof KEYS) => ({ name, title: KEYS[name], type: 'integer' })
  const tables = (['series', 'outcomes', 'design'] as const).map((table) => {
    const when = table === 'series' ? [key('week')] : []
    const date = { name: 'date', title: 'First day of the week', type: 'date' }
    const values = isLong
      ? [
          ...(table === 'series' ? [date] : []),
          text('name', 'See dictionary.csv'),
          text('unit', 'Unit of the value'),
          number('value', 'Value'),
        ]
      : meanings.filter((one) => one.table === table).map(({ column, label, unit }) => number(column, label, unit))
    return { name: table, fields: [key('replicate'), ...when, ...values] }
  })
  const dictionary = { name: 'dictionary', fields: DICTIONARY.map((name) => text(name, name)) }
  const resources = [...tables, dictionary].map(({ name, fields }) => ({
    name,
    path: `${name}.csv`,
    profile: 'tabular-data-resource',
    dialect: { delimiter: style.separator },
    schema: { fields, missingValues: [''] },
  }))
  const { name, title } = scenario
  const origin = { engine: engine.ENGINE_VERSION, digest }
  return `${JSON.stringify({ profile: 'tabular-data-package', name, title, chokepoint: origin, resources }, null, 1)}\n`
}

/** Columns of `dictionary.csv`. */
export const DICTIONARY = ['table', 'name', 'column', 'unit', 'label'] as const

export const dictionaryRow = (meaning: ColumnMeaning): string[] => DICTIONARY.map((column) => meaning[column])

/** Where exported tables came from; undefined where a folder holds none. */
export async function readExport(
  folder: string,
): Promise<{ readonly name: string; readonly engine: string; readonly digest: string } | undefined> {
  const text = await readFile(join(folder, DATA_PACKAGE), 'utf8').catch(() => undefined)
  try {
    const { name, chokepoint } = JSON.parse(text ?? '{}') as {
      name: string
      chokepoint?: { engine: string; digest: string }
    }
    return chokepoint === undefined ? undefined : { name, ...chokepoint }
  } catch {
    return undefined
  }
}
