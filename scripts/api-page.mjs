/** docs/reference/api.md: what the library exports, from its doc comments, by TypeDoc. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Application } from 'typedoc'

export const API_PAGE = 'docs/reference/api.md'

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))

/** Parts of a world that rules rarely touch, and of a scenario, whose format has a page of its own: they are in the types of the package. */
const NOT_SHOWN = [
  ...[
    'Better',
    'Condition',
    'Correlation',
    'Deposit',
    'DesignChoice',
    'DatedEvent',
    'Distribution',
    'Expected',
    'Good',
    'KindSetup',
    'OwnRegion',
    'Treasury',
  ],
  ...['OpeningPrice', 'PolicyEvent', 'Posterior', 'Series', 'Shock', 'Window', 'Result', 'LEVERS', 'Pair', 'Purpose'],
  ...[
    'Act',
    'Auctions',
    'BuyingLines',
    'ConcentrateMarkets',
    'Contracts',
    'Filings',
    'Ledger',
    'MarketSeries',
    'Opening',
  ],
  ...['Phase', 'Pipeline', 'Population', 'Regions', 'Suppliers', 'Columns', 'FieldSpec', 'ParamSpec', 'StateSpec'],
]

const HEAD = `# API of the library

What \`import { … } from 'chokepoint'\` gives, written by TypeDoc from the doc comments of \`library/\`: \`npm run generate\` renews it. [Library](../library.md) has examples
that run. Weeks count from 0, the scenario's first; tonnes are metric, of oxide where nothing else is said; USD are of the scenario's base year.

`

/** The whole page. Throws where something that is exported has no comment, or speaks of a type that is not. */
export async function apiText() {
  const folder = mkdtempSync(join(tmpdir(), 'chokepoint-api-'))
  try {
    const app = await Application.bootstrapWithPlugins({
      entryPoints: [at('library/index.ts')],
      tsconfig: at('scripts/api.tsconfig.json'),
      plugin: ['typedoc-plugin-markdown'],
      router: 'module',
      outputs: [{ name: 'markdown', path: folder }],
      logLevel: 'Warn',
      readme: 'none',
      disableSources: true,
      groupOrder: ['Functions', 'Interfaces', 'Type Aliases', 'Variables'],
      intentionallyNotExported: NOT_SHOWN,
      validation: { notExported: true, invalidLink: true, notDocumented: true },
      requiredToBeDocumented: ['Function', 'Interface', 'TypeAlias', 'Variable', 'Property', 'Method'],
      ...LAYOUT,
    })
    const project = await app.convert()
    if (project === undefined) throw new Error('TypeDoc could not read library/index.ts')
    app.validate(project)
    if (app.logger.hasErrors() || app.logger.hasWarnings()) throw new Error('doc comments are missing, see above')
    await app.generateOutputs(project)
    return HEAD + plain(readFileSync(join(folder, 'README.md'), 'utf8'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const LAYOUT = {
  hidePageHeader: true,
  hidePageTitle: true,
  hideBreadcrumbs: true,
  useCodeBlocks: true,
  parametersFormat: 'table',
  interfacePropertiesFormat: 'table',
  typeAliasPropertiesFormat: 'table',
  tableColumnSettings: { hideModifiers: true, hideInherited: true, hideOverrides: true, hideDefaults: true },
}

/** Without anchors in tables, which no link asks for, and without rules between entries; signatures are told from examples that run. */
const plain = (page) =>
  page
    .replaceAll(/<a id="[^"]*"><\/a> ?/g, '')
    .replaceAll('\n***\n', '')
    .replaceAll('```ts\n', '```ts not-run: a signature, no program\n')
