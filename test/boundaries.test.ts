/** The house: which folder may import what, as data. A line here is a decision; a failing line is a shortcut someone took. */
import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'

interface Rule {
  readonly folder: RegExp
  /** What it may import of ours, by path from the root; its own file's folder is not implied. */
  readonly may: readonly RegExp[]
  /** What it may import as types only. */
  readonly types?: readonly RegExp[]
  /** May import `node:*`. */
  readonly node?: boolean
}

/** The first rule that fits a file holds. */
const RULES: readonly Rule[] = [
  {
    folder: /^sim\/numbers\/distributions\//,
    may: [/^sim\/numbers\//, /^sim\/scenario\/shape\/leaf-shapes\.ts$/],
    types: [/^sim\/scenario\/shape\/shape\.ts$/],
  },
  { folder: /^sim\/numbers\//, may: [/^sim\/numbers\/(?!distributions\/)/] },
  { folder: /^sim\/agents\/(agent|index)\.ts$/, may: [/^sim\/agents\//], types: [/^sim\/world\/world\.ts$/] },
  {
    folder: /^sim\/agents\//,
    may: [
      /^sim\/agents\/agent\.ts$/,
      /^sim\/(market|pipeline)\//,
      /^sim\/numbers\/(units|math|random)\.ts$/,
      /^sim\/world\/products\.ts$/,
      // What passes an agent is noted; nobody decides by it.
      /^sim\/world\/chain\.ts$/,
    ],
    types: [/^sim\/world\/(world|goods)\.ts$/],
  },
  {
    folder: /^sim\/(market|pipeline)\//,
    may: [/^sim\/(market|pipeline)\//, /^sim\/numbers\/(units|math|random)\.ts$/, /^sim\/world\/products\.ts$/],
    types: [/^sim\/world\//, /^sim\/scenario\//],
  },
  {
    folder: /^sim\/scenario\/(text|shape)\//,
    may: [
      /^sim\/scenario\/(text|shape|expect)\//,
      // What a path may be set to hangs on what the series of that path sets.
      /^sim\/scenario\/series\/factor-span\.ts$/,
      /^sim\/policy\/(levers|shocks)\.ts$/,
      /^sim\/agents\/(agent|index)\.ts$/,
      /^sim\/numbers\//,
      /^sim\/world\/products\.ts$/,
    ],
    types: [/^sim\/scenario\//],
  },
  {
    folder: /^sim\/scenario\//,
    may: [
      /^sim\/scenario\//,
      /^sim\/policy\/(levers|shocks)\.ts$/,
      /^sim\/agents\/(agent|index)\.ts$/,
      /^sim\/numbers\//,
      /^sim\/world\/products\.ts$/,
    ],
  },
  {
    folder: /^sim\/(world|policy)\//,
    may: [/^sim\/(world|policy|scenario|numbers)\//, /^sim\/agents\/(agent|index)\.ts$/, /^sim\/(market|pipeline)\//],
  },
  { folder: /^sim\/cli\//, may: [/^sim\//, /^reports\//, /^package\.json$/], node: true },
  // Rules above a study know nothing of studies; a study knows the rest of the engine and its neighbours.
  { folder: /^sim\/(run|tick)\.ts$|^sim\/outcomes\//, may: [/^sim\/(?!cli\/|studies\/)/] },
  { folder: /^sim\//, may: [/^sim\/(?!cli\/)/] },
  { folder: /^library\//, may: [/^library\//, /^sim\/(?!cli\/)/] },
  {
    folder: /^reports\/client\//,
    may: [
      /^reports\//,
      /^sim\/index\.ts$/,
      /^sim\/numbers\/units\.ts$/,
      /^sim\/numbers\/statistics\//,
      /^sim\/studies\/(compare|live)\//,
    ],
    types: [/^sim\/studies\/batch\/result\.ts$/],
  },
  {
    folder: /^reports\//,
    may: [
      /^reports\/(?!client\/)/,
      /^sim\/numbers\/(units|beta)\.ts$/,
      /^sim\/numbers\/statistics\//,
      /^sim\/world\/(elements|sectors|regions|producers)\.ts$/,
      /^sim\/studies\/live\/point-key\.ts$/,
      /^sim\/studies\/compare\/worth-saying\.ts$/,
    ],
    types: [
      /^sim\/studies\/(batch|hindcast|compare|sensitivity|sweep|solve)\/result\.ts$/,
      /^sim\/studies\/sensitivity\/discovery\.ts$/,
      /^sim\/studies\/live\//,
      /^reports\/client\//,
    ],
  },
]

interface Import {
  readonly file: string
  readonly line: number
  readonly target: string
  readonly typeOnly: boolean
}

const root = resolve(import.meta.dirname, '..')

function sourceFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
}

function importsOf(file: string): Import[] {
  const source = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.ESNext, true)
  const found: Import[] = []
  const visit = (node: ts.Node): void => {
    const add = (specifier: ts.Node | undefined, typeOnly: boolean): void => {
      if (specifier === undefined || !ts.isStringLiteral(specifier)) return
      const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1
      const { text } = specifier
      const target = text.startsWith('.')
        ? relative(root, resolve(root, dirname(file), text)).replaceAll('\\', '/')
        : text
      found.push({ file, line, target, typeOnly })
    }
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeOnly(node.importClause))
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly)
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

function isTypeOnly(clause: ts.ImportClause | undefined): boolean {
  if (clause === undefined) return false
  if (clause.isTypeOnly) return true
  const named = clause.namedBindings
  if (clause.name !== undefined || named === undefined || !ts.isNamedImports(named)) return false
  return named.elements.length > 0 && named.elements.every((element) => element.isTypeOnly)
}

/** Why an import is not allowed; undefined when it is. */
function complaint({ file, target, typeOnly }: Import): string | undefined {
  const rule = RULES.find((candidate) => candidate.folder.test(file))
  if (rule === undefined) return 'no rule for this folder'
  const ours = /^(sim|library|reports|test|scripts|bin)\/|^package\.json$/.test(target)
  if (target.startsWith('node:')) return rule.node ? undefined : 'only sim/cli may import node:*'
  if (!ours) return target === 'yargs' && !rule.node ? 'only sim/cli may import yargs' : undefined
  const allowed = typeOnly ? [...rule.may, ...(rule.types ?? [])] : rule.may
  return allowed.some((pattern) => pattern.test(target)) ? undefined : `may not import ${target}`
}

test('every folder imports only what the house allows', () => {
  const files = ['sim', 'library', 'reports'].flatMap(sourceFiles)
  const complaints = files.flatMap(importsOf).flatMap((found) => {
    const reason = complaint(found)
    return reason === undefined ? [] : [`${found.file}:${found.line}: ${reason}${found.typeOnly ? ' (as a type)' : ''}`]
  })
  expect(complaints).toEqual([])
})

test('the rules catch what they are for', () => {
  const at = (file: string, target: string, typeOnly = false): boolean =>
    complaint({ file, line: 1, target, typeOnly }) !== undefined
  expect(at('sim/agents/mine.ts', 'sim/agents/exporter.ts')).toBe(true)
  expect(at('sim/agents/mine.ts', 'sim/world/world.ts')).toBe(true)
  expect(at('sim/agents/mine.ts', 'sim/world/world.ts', true)).toBe(false)
  expect(at('sim/tick.ts', 'node:fs')).toBe(true)
  expect(at('sim/studies/batch/summarize.ts', 'sim/cli/main.ts')).toBe(true)
  expect(at('reports/index.ts', 'sim/run.ts')).toBe(true)
  expect(at('reports/index.ts', 'sim/studies/batch/result.ts', true)).toBe(false)
})
