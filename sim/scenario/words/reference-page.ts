/** The reference page of the scenario format as Markdown, from its shape. */
import { MOST_VALUES } from '../text/parse-yaml.ts'
import type { Field, MapShape, RecordShape, Shape } from '../shape/shape.ts'

const INTRODUCTION = `# The scenario format

<!-- Written by \`chokepoint schema --format markdown\`; do not edit. -->

A scenario is one YAML (or JSON) file. \`chokepoint validate FILE\` shows every problem with its line and column; editors do the same while you type when the first line of the file is \`# yaml-language-server: $schema=./scenario.schema.json\`. \`chokepoint init\` writes a small one to start from.

## Rules of the file

- UTF-8 text of at most 1 MiB and ${MOST_VALUES} values. Line ends, a byte order mark, comments and how a value is written make no difference to the results.
- Numbers are decimal (\`0.35\`, \`-2\`, \`1e6\`): no quotes, percent signs, thousands separators, hexadecimal, infinities. Dates are \`year-month-day\` and need no quotes.
- Keys are unique. Tags, anchors, aliases, merge keys, directives and a second document are refused.
- Ids (of groups, deposits, events, shocks) are yours to choose: lower-case letters, digits and hyphens, at most 64.
- \`extends: baseline\` begins with another scenario: a file of the same folder, or a shipped one (\`chokepoint/baseline\` is the shipped one whatever lies in the folder). Maps merge key by key, lists and single values replace, and \`key: null\` deletes. A file that extends another holds its own \`schema\` and \`name\` and only what differs. Chains of up to eight files are read; circles are refused.
- \`--set path=value\` on the command line changes one value, or every value that its path matches: \`--set levers.announcement-18.reviewCapacity=120\`. The value is YAML.
- Tonnes are metric, dollars are constant dollars of \`baseYear\`, a week is seven days from \`start\`.
- What certainly changes nothing is refused in a \`--set\`, a factor or an uncertainty of the file itself, and named in a warning elsewhere.

## Paths

A path is the way to a value through the keys of the file, joined by dots. It is the same, and means the same, on the command line (\`--set\`, \`--vary\`), under \`uncertainties\`, as a factor of a \`design\`, in \`correlations\` and in a \`posterior\`: setting a path to a value, drawing that value and crossing it give the same bytes.

| path | what it is |
|---|---|
| \`agents.mine.cashCost\` | Level of a kind: groups that say nothing have it; groups that set their own move in proportion, but for those that the same file or command line sets too. |
| \`agents.mine.groups.bayan-obo.cashCost\` | A group's own, whether it says anything so far or not. It still moves in proportion where the level of its kind is drawn. |
| \`agents.manufacturer.groups.ev-europe.uses.heavyMagnet\` | Tonnes of a good in a map of goods. |
| \`levers.announcement-18.set.reviewCapacity\`, \`levers.truce.set.oreTariff.UnitedStates\` | What an event sets. |
| \`shocks.myanmar-kachin-2025.factor\` | Strength of a shock. |
| \`prices.Dy.outsideUsdPerKg\`, \`deposits.bayan-obo.composition.Nd\` | Opening prices and ores. |

- \`agents.\` in front and \`set.\` after an event may be left out: \`mine.cashCost\`, \`levers.announcement-18.reviewCapacity\`. Results write paths so.
- \`*\` in place of an id is every id that has the rest of the path: \`stockpile.groups.*.days\`, \`levers.*.reviewCapacity\`. One value, or one draw, goes to all of them.
- \`--set\` takes every other key of the file too (\`weeks\`, \`levers.truce.date\`, \`mine.groups.kola.region\`, \`uncertainties.mine.response.max\`). Only numbers with a unit of their own are drawn and crossed: no dates, counts and names.
- No proportion leads away from 0, or from a usual value of 0: such groups are reached by their own path.
`

export function referencePage(shape: MapShape): string {
  const sections: string[] = []
  describeMap(shape, '', sections)
  return `${INTRODUCTION}\n${sections.join('\n')}`
}

/** One section: a table of keys, then the sections of what is inside. */
function describeMap(shape: MapShape, path: string, sections: string[]): void {
  const heading =
    path === '' ? '## Top level' : `${path.replace(/\.<[^.]*>$/, '').includes('.') ? '###' : '##'} \`${path}\``
  // Groups may set every parameter of their kind: its own table has them.
  const isGroup = path.includes('.groups.')
  const fields = [...shape.fields].filter(
    ([, { shape: inner }]) => !(isGroup && inner.type === 'number' && inner.source !== undefined),
  )
  const isPlainList = fields.length > 0 && fields.every(([, f]) => isMapLike(f.shape))
  const body = fields.length === 0 ? 'No keys.\n' : isPlainList ? listOfMaps(fields) : keyTable(fields)
  sections.push(`${heading}\n\n${shape.doc}\n\n${body}`)
  for (const [key, field] of fields) describeInner(field.shape, path === '' ? key : `${path}.${key}`, sections)
}

function describeInner(shape: Shape, path: string, sections: string[]): void {
  if (shape.type === 'map') describeMap(shape, path, sections)
  else if (shape.type === 'record') describeRecord(shape, path, sections)
  else if (shape.type === 'variant')
    for (const [name, map] of Object.entries(shape.variants)) describeVariant(name, shape.by, map, path, sections)
}

function describeRecord(shape: RecordShape, path: string, sections: string[]): void {
  const { item } = shape
  if (item.type === 'map') describeMap({ ...item, doc: `${shape.doc} ${item.doc}` }, `${path}.<${shape.key}>`, sections)
  else if (item.type === 'variant') {
    sections.push(`## \`${path}.<${shape.key}>\`\n\n${shape.doc} ${item.doc}\n`)
    describeInner(item, `${path}.<${shape.key}>`, sections)
  }
}

function describeVariant(name: string, by: string, map: MapShape, path: string, sections: string[]): void {
  const fields = [...map.fields].filter(([key]) => key !== by)
  const body = fields.length === 0 ? 'No further keys.\n' : keyTable(fields)
  sections.push(`### \`${path}\` with \`${by}: ${name}\`\n\n${map.doc}\n\n${body}`)
}

function isMapLike(shape: Shape): boolean {
  return shape.type === 'map'
}

function listOfMaps(fields: readonly (readonly [string, Field])[]): string {
  return `${fields.map(([key, field]) => `- \`${key}\`: ${field.shape.doc}`).join('\n')}\n`
}

function keyTable(fields: readonly (readonly [string, Field])[]): string {
  const rows = fields.map(([key, field]) => {
    const { type, unit, range, standard, meaning } = describeField(field)
    return `| \`${key}\` | ${type} | ${unit} | ${range} | ${standard} | ${meaning} |`
  })
  return ['| key | type | unit | range | default | meaning |', '|---|---|---|---|---|---|', ...rows, ''].join('\n')
}

type Row = Readonly<Record<'type' | 'unit' | 'range' | 'standard' | 'meaning', string>>
function describeField({ shape, required }: Field): Row {
  const must = required ? '**required**' : ''
  const row: Row = { type: shape.type, unit: '', range: '', standard: must, meaning: cell(shape.doc) }
  switch (shape.type) {
    case 'number': {
      const { whole, unit, min, max, source, grade } = shape
      const origin =
        source === undefined ? '' : ` *Source: ${cell(source)}${grade === undefined ? '' : ` (grade ${grade})`}.*`
      const standard = shape.default === undefined ? must : String(shape.default)
      const range = min === max ? String(min) : `${min} to ${max}`
      return {
        type: whole === true ? 'whole number' : 'number',
        unit: cell(unit),
        range,
        standard,
        meaning: cell(shape.doc) + origin,
      }
    }
    case 'text':
      return { ...row, range: shape.pattern === undefined ? `up to ${shape.longest} characters` : shape.pattern.says }
    case 'date':
      return { ...row, range: '1900 to 2199' }
    case 'choice':
      return { ...row, type: 'name', range: names(shape.of) }
    case 'list':
      return {
        ...row,
        type: 'list',
        range: shape.item.type === 'choice' ? `of ${names(shape.item.of)}` : `of ${shape.item.type}`,
      }
    case 'record':
      return describeRecordField(shape, row)
    default:
      return { ...row, type: 'map' }
  }
}

function describeRecordField(shape: RecordShape, row: Row): Row {
  const keys = shape.names === undefined ? `by ${shape.key}` : names(shape.names)
  if (shape.item.type !== 'number')
    return { ...row, type: `map by ${shape.key}`, range: shape.names === undefined ? '' : keys }
  const { unit, min, max } = shape.item
  const standard = shape.item.default === undefined ? row.standard : String(shape.item.default)
  return { ...row, type: `numbers by ${shape.key}`, unit: cell(unit), range: `${keys}; ${min} to ${max}`, standard }
}

function names(of: readonly string[]): string {
  return of.map((name) => `\`${name}\``).join(', ')
}

/** Text that cannot break out of a table cell; code spans show as they are. */
function cell(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/\|/g, '\\|')
    .split('`')
    .map((part, i) => (i % 2 === 0 ? part.replace(/</g, '&lt;') : part))
    .join('`')
}
