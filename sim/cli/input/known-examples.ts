/** Numbers and dates that stand in scenarios, the first of each path of the shape: what editors show as examples. */
import { readFileSync } from 'node:fs'
import { shapeOf } from '../../scenario/parse.ts'
import type { Shape } from '../../scenario/shape/shape.ts'
import { parseYaml } from '../../scenario/text/parse-yaml.ts'
import type { Tree } from '../../scenario/text/tree.ts'

type Examples = Record<string, number | string>

export function knownExamples(files: readonly string[]): Readonly<Examples> {
  const examples: Examples = {}
  for (const file of files) {
    const parsed = parseYaml(readFileSync(file, 'utf8'), file)
    if ('root' in parsed) gather(shapeOf(), parsed.root, 'scenario', examples)
  }
  return examples
}

/** Paths as jsonSchema makes them. */
function gather(shape: Shape, node: Tree, path: string, into: Examples): void {
  if (node.type === 'scalar') {
    const { value } = node
    if ((shape.type === 'number' && typeof value === 'number') || (shape.type === 'date' && typeof value === 'string'))
      into[path] ??= value
  } else if (node.type === 'list') {
    if (shape.type === 'list') for (const item of node.items) gather(shape.item, item, `${path}.item`, into)
  } else
    for (const [key, { value }] of node.entries) {
      if (shape.type === 'record') gather(shape.item, value, `${path}.${shape.key}`, into)
      const field = shape.type === 'map' ? shape.fields.get(key) : undefined
      if (field !== undefined) gather(field.shape, value, `${path}.${key}`, into)
    }
}
