/** What YAML allows and a scenario does not, broken YAML, and files built to exhaust a parser. */
import type { Case } from './corpus.ts'
import { Mutator } from './mutate.ts'

export function yamlCases(valid: string): readonly Case[] {
  const mutator = new Mutator(valid)
  const rate = ['levers', 'licences', 'set', 'approvalBySector', 'defence']
  const north = ['agents', 'mine', 'groups', 'bayan-obo-north']
  const min = ['uncertainties', 'manufacturer.coverWeeks', 'min']
  const reject = (id: string, mutation: { readonly text: string; readonly line?: number }, key?: string): Case => ({
    id,
    verdict: 'reject',
    ...mutation,
    ...(key === undefined ? {} : { key }),
  })
  const bomb = ['b0: &b0 [x,x,x,x,x,x,x,x,x]']
  for (let i = 0; i < 8; i++) bomb.push(`b${i + 1}: &b${i + 1} [${Array(9).fill(`*b${i}`).join(',')}]`)
  const mapBomb = ['c0: &c0 {a: x, b: x}']
  for (let i = 0; i < 30; i++) mapBomb.push(`c${i + 1}: &c${i + 1} {a: *c${i}, b: *c${i}}`)
  const many = (n: number): string => Array.from({ length: n }, (_, i) => `k${i}: 1`).join('\n')
  const flow = Array.from({ length: 3000 }, (_, i) => `k${i}: 1`).join(', ')
  const merges = Array(3000).fill('*big').join(', ')
  const levels = Array.from({ length: 300 }, (_, i) => `${' '.repeat(i + 1)}a:`).join('\n')
  return [
    reject('dup-top', mutator.before(['replicates'], 'seed: 1'), 'seed'),
    reject('dup-nested', { ...mutator.before([...north, 'source'], 'capacity: 9') }, 'capacity'),
    reject('dup-quoted', mutator.before(['replicates'], '"seed": 1'), 'seed'),
    reject('dup-flow', mutator.before(['uncertainties', 'manufacturer.coverWeeks', 'mode'], 'min: 1'), 'min'),
    reject('dup-group', mutator.before([...north.slice(0, -1), 'kachin'], 'bayan-obo-north: {}'), 'bayan-obo-north'),
    reject('anchor', mutator.value(rate, '&r 0.03'), '&r'),
    reject('merge-key', mutator.before([...north, 'region'], '<<: {}'), '<<'),
    reject('merge-proto', mutator.before([...north, 'region'], '<<: {__proto__: {polluted: true}}'), '<<'),
    reject('alias-undefined', mutator.value(rate, '*nowhere'), 'nowhere'),
    reject('alias-cycle', mutator.top('loop: &loop\n  self: *loop'), 'loop'),
    reject('alias-bomb', mutator.top(bomb.join('\n'))),
    reject('alias-bomb-map', mutator.top(mapBomb.join('\n'))),
    reject('alias-merge-quadratic', mutator.top(`big: &big {${flow}}\nm:\n  <<: [${merges}]`)),
    reject('tag-js', mutator.value(['seed'], '!!js/function "function(){return 1}"'), 'seed'),
    reject('tag-custom', mutator.value(['seed'], '!include /etc/passwd'), 'seed'),
    reject('tag-binary', mutator.value(['name'], '!!binary aGVsbG8='), 'name'),
    reject('tag-omap', mutator.value(['elements'], '!!omap [{a: 1}, {b: 2}]'), 'elements'),
    reject('tag-int', mutator.value(['seed'], '!!int "12x"'), 'seed'),
    reject('tag-str', mutator.value(['title'], '!!str 12'), 'title'),
    reject('directive-11', { text: `%YAML 1.1\n---\n${valid}`, line: 1 }),
    reject('directive-tag', { text: `%TAG ! tag:example.com,2000:\n---\n${valid}`, line: 1 }),
    reject('multi-doc', mutator.end(`---\n${valid}`)),
    reject('doc-end-junk', mutator.end('...\njunk')),
    reject('empty', { text: '' }),
    reject('only-comments', { text: '# nothing\n# here\n' }),
    reject('null-doc', { text: 'null\n' }),
    reject('scalar-doc', { text: 'just some words\n' }),
    reject('list-doc', { text: '- a\n- b\n' }),
    reject('tab-indent', mutator.indent([...north, 'deposit'], '\t')),
    reject('bad-indent', mutator.indent([...north, 'deposit'], '       ')),
    reject('unclosed-quote', mutator.value(['name'], '"never closed')),
    reject('unclosed-flow', mutator.value(['elements'], '[Nd, Dy')),
    reject('unclosed-map', mutator.value(['levers', 'truce', 'set'], '{controlledElements: [Dy]')),
    reject('no-space-colon', mutator.splice(valid.indexOf('seed: '), valid.indexOf('seed: ') + 6, 'seed:')),
    reject('colon-in-value', mutator.value(['title'], 'licences: a test')),
    reject('at-sign', mutator.value(['name'], '@home')),
    reject('backtick', mutator.value(['title'], '`x`')),
    reject('unknown-escape', mutator.value(['title'], '"\\q"')),
    { id: 'trailing-comma', verdict: 'accept', ...mutator.value(['elements'], '[Nd, Pr, Dy, Tb,]') },
    { id: 'other-order-of-elements', verdict: 'accept', ...mutator.value(['elements'], '[Tb, Dy, Nd, Pr]') },
    { id: 'quoted-date', verdict: 'accept', ...mutator.value(['start'], '"2027-01-04"') },
    { id: 'exponent', verdict: 'accept', ...mutator.value([...north, 'capacity'], '1.89e5') },
    { id: 'document-start', verdict: 'accept', text: `---\n${valid}...\n` },
    reject('depth-100', mutator.top(`deep: ${'['.repeat(100)}${']'.repeat(100)}`)),
    reject('depth-10000', mutator.top(`deep: ${'['.repeat(10_000)}${']'.repeat(10_000)}`)),
    reject('depth-open', mutator.top(`deep: ${'['.repeat(20_000)}`)),
    reject('depth-braces', mutator.top(`deep: ${'{a: '.repeat(20_000)}`)),
    reject('depth-block', { text: mutator.end(`deep:\n${levels}`).text }),
    reject('keys-20000', mutator.end(many(20_000))),
    reject('keys-100000', { text: mutator.end(many(100_000)).text }),
    reject('items-60000', mutator.top(`deep: [${Array(60_000).fill('1').join(',')}]`)),
    reject('text-300kb', mutator.value(['description'], `"${'x'.repeat(300_000)}"`), 'description'),
    reject('key-300kb', mutator.top(`? ${'y'.repeat(300_000)}\n: 1`)),
    reject('extends-self', mutator.top('extends: case.yaml'), 'extends'),
    reject('extends-missing', mutator.top('extends: no-such-file.yaml'), 'extends'),
    ...Object.entries({
      traversal: '../../../../etc/passwd',
      sibling: '../other/base.yaml',
      absolute: '/etc/passwd',
      url: 'http://127.0.0.1:9/x.yaml',
      fileurl: 'file:///etc/passwd',
      dir: '.',
      list: '[a.yaml, b.yaml]',
      nul: '"a\\0b.yaml"',
      empty: '""',
      null: '',
      dev: '/dev/zero',
      backslash: '"..\\\\x.yaml"',
      hidden: '.secret.yaml',
    }).map(([id, name]) => reject(`extends-${id}`, mutator.top(`extends: ${name}`), 'extends')),
    reject('extends-cycle', mutator.top('extends: cycle.yaml'), 'extends'),
    reject('min-twice', mutator.before(min, 'min: 1'), 'min'),
  ]
}
