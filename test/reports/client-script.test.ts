import { build } from 'esbuild'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '../cli/command-line.ts'

test('the script of a page has no rules of the market in it: its threads have them', async () => {
  const { metafile } = await build({
    entryPoints: [join(ROOT, 'reports/client/index.ts')],
    bundle: true,
    minifySyntax: true,
    platform: 'browser',
    write: false,
    metafile: true,
    absWorkingDir: ROOT,
  })
  const [output] = Object.values(metafile.outputs)
  const inside = Object.entries(output?.inputs ?? {}).filter(([, { bytesInOutput }]) => bytesInOutput > 0)
  const market = inside
    .map(([file]) => file)
    .filter((file) => /^sim\/(agents|market|pipeline|outcomes|(run|tick)\.ts)/.test(file))
  // What the day of the crisis is read from.
  expect(market).toEqual(['sim/outcomes/restriction.ts'])
})
