/** Turns a valid scenario into a bad one by splicing its text, so that all other bytes and the line of the fault are known. */
import { isMap, isScalar, type Node, type Pair, parseDocument, type Scalar, type YAMLMap } from 'yaml'

export type Steps = readonly (string | number)[]
export interface Mutation {
  readonly text: string
  /** Line of the fault, from 1; undefined when there is no single one. */
  readonly line?: number
}

export class Mutator {
  readonly source: string
  private readonly document

  constructor(source: string) {
    this.source = source
    this.document = parseDocument(source)
  }

  /** Another value in place of the one at the path. */
  value(path: Steps, text: string): Mutation {
    const node = this.document.getIn(path, true) as Node
    const [from, to] = node.range!
    const isBlock = !isScalar(node) && this.source.slice(from, to).endsWith('\n')
    return this.splice(from, to, text + (isBlock ? '\n' : ''))
  }

  /** Another key in place of the last of the path. */
  key(path: Steps, text: string): Mutation {
    const [from, to] = this.pair(path).key.range!
    return this.splice(from, to, text)
  }

  /** A line (or an entry of a flow map) before the key of the path. */
  before(path: Steps, entry: string): Mutation {
    const from = this.pair(path).key.range![0]
    const separator = this.parent(path).flow === true ? ', ' : `\n${' '.repeat(from - this.lineStart(from))}`
    return this.splice(from, from, entry + separator)
  }

  remove(path: Steps): string {
    const map = this.parent(path)
    const at = map.items.indexOf(this.pair(path))
    const next = map.items[at + 1] as Pair<Scalar, Node> | undefined
    const from = this.pair(path).key.range![0]
    const start = map.flow === true ? from : this.lineStart(from)
    const end =
      next === undefined ? map.range![1] : map.flow === true ? next.key.range![0] : this.lineStart(next.key.range![0])
    return this.source.slice(0, start) + this.source.slice(end)
  }

  top(lines: string): Mutation {
    const from = this.source.indexOf('schema:')
    return this.splice(from, from, `${lines}\n`)
  }

  end(lines: string): Mutation {
    return this.splice(this.source.length, this.source.length, `${lines}\n`)
  }

  /** Other text in place of the indentation of a key. */
  indent(path: Steps, indentation: string): Mutation {
    const from = this.pair(path).key.range![0]
    return this.splice(this.lineStart(from), from, indentation)
  }

  splice(from: number, to: number, text: string): Mutation {
    const line = this.source.slice(0, from).split('\n').length
    return { text: this.source.slice(0, from) + text + this.source.slice(to), line }
  }

  toJSON(): string {
    return JSON.stringify(this.document.toJS(), null, 1)
  }

  private parent(path: Steps): YAMLMap<Scalar, Node> {
    const node = path.length > 1 ? this.document.getIn(path.slice(0, -1), true) : this.document.contents
    if (!isMap(node)) throw new Error(`no map at ${path.slice(0, -1).join('.')}`)
    return node as YAMLMap<Scalar, Node>
  }

  private pair(path: Steps): Pair<Scalar, Node> {
    const found = this.parent(path).items.find((item) => String(item.key.value) === String(path.at(-1)))
    if (found === undefined) throw new Error(`no key ${path.join('.')}`)
    return found as Pair<Scalar, Node>
  }

  private lineStart(offset: number): number {
    return this.source.lastIndexOf('\n', offset - 1) + 1
  }
}
