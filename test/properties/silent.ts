/**
 * What changes nothing in every-kind.yaml without a word to its author, and why: economics, which only a run can tell. The test fails
 * as well when one of these does change something, so that the list stays true.
 */
export const SILENT: Readonly<Record<string, string>> = {
  'mineProject.groups.early.capex': 'Paid with shares before any loan is on offer; cost counts where loans are.',
  'recycler.groups.plain.collectionElasticity': 'Its plant is full: more scrap finds no room.',
  'levers.licences.generalLicences.Japan':
    'Its users make ceramics, which count as dual use, or feed magnet makers: neither gets one.',
  'licensingAuthority.suspicion': 'No destination takes three times its usual quantity here.',
  'licensingAuthority.groups.own.suspicion': 'As above.',
  'licensingAuthority.groups.plain.suspicion': 'As above.',
  'manufacturer.groups.plain.stretch': 'Stores in China do not run low for want of a licence.',
  'manufacturer.groups.plain.pooling': 'As above.',
  'mine.groups.clay.stretch':
    'Ore never fetches so much more than at the start that mines work beyond their usual rate.',
  'mine.groups.north.stretch': 'As above.',
  'mine.groups.pass.response': 'Its floor pays so much that it digs all it can; without the floor it moves.',
  'separator.groups.plain.finalCapacity': 'Nd stays below its incentive: nothing is built.',
  'separator.groups.plain.rampWeeks': 'As above.',
  'magnetMaker.groups.china.leanest': 'Dy and Tb never run short in China here.',
  'magnetMaker.groups.china.leanWeeks': 'As above.',
}
