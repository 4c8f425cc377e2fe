/** What people get wrong in blocks that say more than numbers: by construct, what is typed and what a good tool answers, with its place. */

const BUYER = 'count: 1, region: Europe, sector: medical-imaging, coverWeeks: 8, value: 40, source: s, grade: D'
const imaging = (uses: string): string =>
  `sectors: [medical-imaging]\nagents: { manufacturer: { groups: { m: { ${BUYER}, uses: ${uses} } } } }`
const INDIA = 'partOf: RestOfWorld, weeksAtSea: 2, source: s, grade: D'
const PEOPLED = `regions: { india: { ${INDIA} } }\nagents: { mine: { groups: { india-monazite: { region: india } } } }`
const buyer = (id: string, source: string): string =>
  `agents: { manufacturer: { groups: { ${id}: { secondSource: ${source} } } } }`
const maybe = (chance: string): string =>
  `levers: { e: { date: 2026-11-10, title: t, source: s, set: { reviewCapacity: 80 }, chance: ${chance} } }`
const opens = (date: string): string =>
  `agents: { magnetMaker: { groups: { vacuumschmelze-neo: { opens: ${date} } } } }`
const measure = (text: string): string => `outcomes: ['${text}']`

/** The block begins in line 4. */
export const CONSTRUCTS: Readonly<Record<string, readonly (readonly [block: string, says: string])[]>> = {
  sectors: [
    ['sectors: medical', '4:10: sectors: given "medical"; expected a list'],
    ['sectors: [Medical Imaging]', '4:11: sectors[0]: given "Medical Imaging"; expected lower-case letters'],
    ['sectors: [evMotors]', '4:11: sectors[0]: given "evMotors"'],
    ['sectors: [1]', 'did you mean "1" in quotes?'],
    ['sectors: [medical-imaging]', 'given medical-imaging, in which there is no manufacturer'],
    [imaging('{}'), 'whose manufacturers use nothing that is tracked'],
    [imaging('{ Gd: 0 }'), 'whose manufacturers use nothing that is tracked'],
    [imaging('{ Ho: 1 }'), 'whose manufacturers use nothing that is tracked'],
    [imaging('{ gd: 1 }'), 'unknown good gd; did you mean Gd?'],
    [imaging('400'), 'uses: given 400; expected a map'],
    [imaging('{ Gd: 100000000 }'), 'given 100000000; expected a number from 0 to 10000000 (t / year)'],
    [
      imaging('{ Gd: 1 }').replace('sector: medical-imaging', 'sector: medical-imagin'),
      'did you mean medical-imaging?',
    ],
  ],
  elements: [
    ['elements: [Nd, Pr, Ga]', '4:20: elements[2]: given "Ga"; expected one of'],
    ['elements: [Nd, Pr, Ga]', 'gallium is no rare earth'],
    ['elements: [Nd, Pm]', '4:16: elements[1]: given "Pm"'],
    ['elements: [Pr, Dy]', 'expected Nd among the elements'],
    ['elements: [Nd, Nd]', '"Nd" a second time'],
    ['elements: Nd', 'expected a list'],
  ],
  regions: [
    ['regions: [india]', '4:10: regions: given a list; expected a map'],
    ['regions: { india: {} }', 'missing key partOf; expected Japan, Korea, Europe, UnitedStates or RestOfWorld'],
    [`regions: { india: { ${INDIA} } }`, 'given india, in which there is nobody'],
    [
      `${PEOPLED}\noutcomes: ['average(shortfall.evMotors.india)']`,
      'given shortfall.evMotors.india; expected a series of somebody, since no manufacturer works there: shortfall.evMotors.China',
    ],
    [
      `${PEOPLED}\nexpect: { served: { that: 'mean(peak(shortfall.wind.india)) < 5 %' } }`,
      'given shortfall.wind.india; expected a series of somebody',
    ],
    [PEOPLED.replace('RestOfWorld', 'Asia'), 'given "Asia"; expected Japan, Korea'],
    [PEOPLED.replace('RestOfWorld', 'China'), 'given "China"; expected Japan, Korea'],
    [
      PEOPLED.replace('weeksAtSea: 2', 'weeksAtSea: -2'),
      'given -2; expected a whole number from 1 to 26 (weeks); did you mean 2?',
    ],
    [PEOPLED.replace('{ india:', '{ Europe:'), 'given the name Europe; expected lower-case letters'],
    [PEOPLED.replace('{ india:', '{ europe:'), 'Europe is there already'],
    [`${PEOPLED}\noutcomes: ['average(magnetExports.indi) by 2025-12-31']`, 'did you mean magnetExports.india?'],
  ],
  follow: [
    ['follow: mine.mountain-pass', '4:9: follow: given "mine.mountain-pass"; expected a list'],
    ['follow: [mine.mountain-pas]', 'did you mean mine.mountain-pass?'],
    ['follow: [mountain-pass]', 'did you mean mine.mountain-pass?'],
    ['follow: [minee.mountain-pass]', 'did you mean mine.mountain-pass?'],
    ['follow: [mine.mountain-pass, mine.mountain-pass]', '4:30: follow[1]: given "mine.mountain-pass" a second time'],
    ['follow: [customs.china]', 'given customs.china, of which nothing is told'],
    ['follow: [mine.*]', 'given the unknown group "mine.*"'],
    ['follow: [mine.constructor]', 'given the unknown group mine.constructor'],
    [measure('peak(output.mine.mountain-pass)'), 'such as follow: [mine.mountain-pass]'],
  ],
  secondSource: [
    [buyer('ev-europe', 'vacuumschmelze'), 'did you mean vacuumschmelze-neo?'],
    [buyer('ev-europe', 'ev-europe'), 'which is no group of magnetMaker'],
    [buyer('ev-europe', '[a, b]'), 'given a list'],
    [buyer('ev-europe', '1'), 'did you mean "1" in quotes?'],
    [buyer('ev-europe', 'constructor'), 'given "constructor"'],
    [buyer('ev-china', 'vacuumschmelze-neo'), 'for a buyer in China, who buys at home; expected a buyer outside China'],
    [
      'agents: { mine: { groups: { mountain-pass: { secondSource: vacuumschmelze-neo } } } }',
      'unknown key secondSource',
    ],
  ],
  chance: [
    [maybe('0.3'), 'given 0.3; expected a map'],
    [maybe('{ probability: 1.3 }'), 'given 1.3; expected a number from 0 to 1'],
    [maybe('{ probability: 30 % }'), 'did you mean 0.3?'],
    [maybe('{ probability: .nan }'), 'given ".nan"'],
    [maybe('{ probabilty: 0.3 }'), 'did you mean probability?'],
    [maybe('{}'), 'expected at least 1 of the keys probability, if, unless'],
    [maybe('{ if: london-framewrk }'), 'did you mean london-framework?'],
    [maybe('{ if: e }'), 'which hangs on itself'],
    [maybe('{ if: truce, unless: truce }'), 'given truce, on which it hangs by if as well: it could never happen'],
  ],
  treasury: [
    ['treasury: 1', '4:11: treasury: given 1; expected a map'],
    ['treasury: {}', 'missing key interest'],
    ['treasury: { interest: 0.05 }', 'missing key storage'],
    ['treasury: { interest: 5 %, storage: 0 }', 'did you mean 0.05?'],
    ['treasury: { interest: -0.1, storage: 0 }', 'did you mean 0.1?'],
    ['treasury: { interest: 0.05, storage: 0.01, rent: 1 }', '4:44: treasury.rent: unknown key rent'],
    ['treasury: { interest: 5, storage: 0.01 }', 'given 5; expected a number from 0 to 0.5 (share / year)'],
  ],
  condition: [
    ['condition: today.csv', '4:12: condition: given "today.csv"; expected a map'],
    ['condition: { on: ../x.csv }', 'expected the name of a .csv file in the same folder'],
    ['condition: { until: 2026-13-01 }', 'did you mean 2026-12-01?'],
    ['condition: { until: 2024-01-01 }', 'expected a date of the run, from 2025-01-06 on'],
    ['condition: { untill: 2026-06-30 }', 'did you mean until?'],
    ['condition: { fitted: thrice }', 'expected left_out or twice'],
  ],
  expressions: [
    [measure('totalLostUs'), '4:12: outcomes[0]: given the unknown outcome totalLostUs'],
    [measure('sum(lostUse.evMotor) by 2025-12-31'), '4:17: outcomes[0]: given lostUse.evMotor'],
    [measure('sum(lostUse.evMotors by 2025-12-31'), 'given by; expected ) after the series'],
    [measure('sum(lostUse.evMotors) by 2025-13-31'), 'did you mean 2025-12-31?'],
    [measure('sum(lostUse.evMotors) by 2055-01-01'), 'given 2055-01-01; expected a date from 2025-01-06'],
    [measure('sum(lostUse.evMotors) within 0 weeks'), 'given 0; expected a number of weeks from 1'],
    [measure('p95(totalLostUse)'), 'given p95; expected one number for each run'],
    [measure('peak(quotePrice.Xx)'), 'given quotePrice.Xx'],
    [measure('average(timeToRecover)'), 'given timeToRecover; expected a weekly series'],
    [measure('timeToRecover by 2025-12-31'), 'expected no window'],
    [measure('constructor'), 'given the unknown outcome constructor'],
  ],
  opens: [
    [opens('2026-13-01'), 'did you mean 2026-12-01?'],
    [opens('soon'), 'given "soon"; expected a date'],
    [opens('1'), 'given 1; expected a date'],
    [opens('2050-01-01'), 'after the end of the run: the group would never act'],
    [opens('[2026-01-05]'), 'given a list; expected a date'],
    [opens('2026-01-05T00:00'), 'did you mean 2026-01-05?'],
  ],
}
