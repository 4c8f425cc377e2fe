/**
 * What changes nothing in every-kind.yaml, and why: economics, not input. The test fails as well when one of these does change something,
 * so that the list stays true.
 */
export const SILENT: Readonly<Record<string, string>> = {
  'mine.groups.north.growth': 'Chinese mines grow with the mining quota; their own trend is for mines elsewhere.',
  'mine.groups.clay.growth': 'As above.',
  'mine.groups.pass.overrun': 'Only Chinese mines have a quota to overrun.',
  'mine.groups.weld.overrun': 'As above.',
  'mineProject.groups.early.capex': 'Paid with shares before any loan is on offer; cost counts where loans are.',
  'trader.groups.own.holdOut': 'It trades at home, where no licence stands between it and the next tonne.',
  'magnetMaker.groups.china.contract': 'Yearly contracts are those of makers outside China.',
  'magnetMaker.groups.own-china.contract': 'As above.',
  'magnetMaker.groups.china.paperwork': 'The extraterritorial rule binds makers outside China.',
  'magnetMaker.groups.own-china.paperwork': 'As above.',
  'magnetMaker.groups.japan.lotWeeks': 'Only exports from China need a licence.',
  'magnetMaker.groups.own.lotWeeks': 'As above.',
  'recycler.groups.plain.collectionElasticity': 'Its plant is full: more scrap finds no room.',
  'manufacturer.groups.plain.fear': 'News of licences alarms buyers outside China.',
  'manufacturer.groups.plain.burnt': 'Lines in China do not stop for want of a licence.',
}
