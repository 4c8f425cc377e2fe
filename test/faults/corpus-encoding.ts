/** Files that are not plain UTF-8 text, or hold characters that do not belong into text. */
import type { Case } from './corpus.ts'
import { Mutator } from './mutate.ts'

export function encodingCases(valid: string): readonly Case[] {
  const mutator = new Mutator(valid)
  const crlf = valid.replace(/\n/g, '\r\n')
  const accept = (id: string, text: string): Case => ({ id: `enc-${id}`, verdict: 'accept', text })
  const reject = (id: string, bytes: Buffer, line?: number): Case => ({
    id: `enc-${id}`,
    verdict: 'reject',
    bytes,
    ...(line === undefined ? {} : { line }),
  })
  const described = (id: string, text: string): Case => ({
    id: `enc-${id}`,
    verdict: 'reject',
    ...mutator.value(['description'], text),
  })
  const named = (id: string, text: string): Case => ({
    id: `enc-${id}`,
    verdict: 'reject',
    ...mutator.value(['name'], text),
  })
  const latin = mutator.value(['description'], '"Lic\u00e9nce"')
  return [
    accept('crlf', crlf),
    accept('bom', `\ufeff${valid}`),
    accept('bom-crlf', `\ufeff${crlf}`),
    accept('cr-only', valid.replace(/\n/g, '\r')),
    accept('no-final-newline', valid.replace(/\n+$/, '')),
    accept('comments', `# x\n${valid.replace(/\n/g, '   \n')}# é ü 稀土\n`),
    accept('json', mutator.toJSON()),
    reject('utf16le', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(valid, 'utf16le')])),
    reject('utf16be', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(valid, 'utf16le').swap16()])),
    reject('utf16-nobom', Buffer.from(valid, 'utf16le')),
    reject('latin1', Buffer.from(latin.text, 'latin1'), latin.line),
    reject('overlong', Buffer.concat([Buffer.from(valid), Buffer.from('# '), Buffer.from([0xc0, 0xaf, 0x0a])])),
    reject('surrogate-bytes', Buffer.concat([Buffer.from(valid), Buffer.from('# '), Buffer.from([0xed, 0xa0, 0x80])])),
    reject('png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')),
    reject('gzip', Buffer.from('1f8b0800000000000003', 'hex')),
    reject('zip', Buffer.from('504b0304140000000800', 'hex')),
    described('nul', '"a\u0000b"'),
    described('esc', '"\u001b[31mred\u001b]0;x\u0007"'),
    described('esc-escaped', '"\\e[31mred"'),
    described('nul-escaped', '"a\\0b"'),
    described('surrogate', '"\\ud800"'),
    described('del', '"a\u007fb"'),
    described('c1', '"a\u0085b"'),
    described('bidi', '"safe\u202exe"'),
    described('bidi-isolate', '"safe\u2066xe"'),
    described('bom-inside', '"a\ufeffb"'),
    named('bidi-name', '"safe\u202exe"'),
    named('u2028', '"a\u2028b"'),
    named('u2028-escaped', '"a\\u2028b"'),
  ]
}
