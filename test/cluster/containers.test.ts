/** The container and the job of Kubernetes say what the command line takes. No builder runs here: files are held against the package. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse as parseYaml } from 'yaml'
import { chokepoint, newFolder, ROOT, TOY } from '../cli/command-line.ts'

const read = (name: string): string => readFileSync(join(ROOT, 'docs/cluster', name), 'utf8')
const job = parseYaml(read('kubernetes-job.yaml')) as {
  spec: {
    completions: number
    template: { spec: { containers: { args: string[]; env: { name: string; value: string }[] }[] } }
  }
}
const [shard] = job.spec.template.spec.containers

test('the shards of the job are as many as its completions, and each runs', async () => {
  const { completions } = job.spec
  expect(shard!.env).toEqual([{ name: 'CHOKEPOINT_SHARDS', value: String(completions) }])
  const env = { CHOKEPOINT_SHARDS: String(completions), JOB_COMPLETION_INDEX: '1' }
  const args = shard!.args.map((word) => (word === '/results/batch' ? newFolder() : word))
  expect(await chokepoint([...args, '-n', '40'], { env, program: TOY })).toMatchObject({ code: 0 })
})

test('the image has a Node that the package takes, and starts its command', () => {
  const { bin, engines } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<string, unknown>
  expect(read('Dockerfile')).toMatch(/^FROM node:22-slim$/m)
  expect((engines as { node: string }).node).toContain('>=22')
  expect(read('Dockerfile')).toContain(`ENTRYPOINT ["${Object.keys(bin as object)[0]}"]`)
})
