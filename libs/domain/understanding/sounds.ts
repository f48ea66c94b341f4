/*
 * How a name may sound when a reader of either language says it, in coarse sounds: S for sh and ch, y for j and ll, w
 * for hu and gu before a vowel. A recognizer of one language writes down what it hears of the other in its own letters.
 */

type Step = readonly [RegExp, string];

const english: readonly Step[] = [
  [/^kn/, 'n'],
  [/^gn/, 'n'],
  [/^wr/, 'r'],
  [/^ps/, 's'],
  [/^wh/, 'w'],
  [/sch|tch|sh|ch/g, 'S'],
  [/ti(?=on)|ci(?=an)/g, 'S'],
  [/ph|gh(?=t)/g, 'f'],
  [/igh/g, 'ai'],
  [/gh/g, ''],
  [/th/g, 't'],
  [/ck|q(?:u)?/g, 'k'],
  [/x/g, 'ks'],
  [/c(?=[eiy])/g, 's'],
  [/c/g, 'k'],
  [/dg|g(?=[eiy])/g, 'y'],
  [/j/g, 'y'],
  [/z/g, 's'],
  [/v/g, 'b'],
  [/nd$|nt$/g, 'n'],
  [/mb$/g, 'm'],
  [/a([bcdfgklmnprstvz])es?$/, 'e$1'],
  [/i([bcdfgklmnprstvz])es?$/, 'ai$1'],
  [/o([bcdfgklmnprstvz])e$/, 'o$1'],
  [/u([bcdfgklmnprstvz])e$/, 'u$1'],
  [/ee|ea|ie(?=.)|ei|ey$|y$/g, 'i'],
  [/oo|ou|ew/g, 'u'],
  [/ai|ay/g, 'e'],
  [/ow|oa|au|aw/g, 'o'],
  [/oh/g, 'o'],
  [/(?<=.)e$/, ''],
  [/(?<=[a-zS])h/g, ''],
  [/(?<=[aeiou])y(?=[aeiou])/g, 'y'],
  [/(?<![aeiou])y(?![aeiou])/g, 'i'],
];
const spanish: readonly Step[] = [
  [/^(?:h|g)u(?=[aeiou])/, 'w'],
  [/gu(?=[ao])/g, 'w'],
  [/^u(?=[aeio])/, 'w'],
  [/(?<=[aeo])u(?=[aeio])/g, 'w'],
  [/^es(?=[bcdfghklmnpqrt])/, 's'],
  [/sh|ch/g, 'S'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/gu(?=[ei])/g, 'G'],
  [/qu|ck|k/g, 'k'],
  [/c(?=[ei])/g, 's'],
  [/c/g, 'k'],
  [/z/g, 's'],
  [/h/g, ''],
  [/ll/g, 'y'],
  [/j|g(?=[ei])|x/g, 'h'],
  [/G/g, 'g'],
  [/ny|ni(?=[aeou])/g, 'n'],
  [/v/g, 'b'],
  [/y$/g, 'i'],
  [/(?<![aeiou])y(?![aeiou])/g, 'i'],
];
/** English letters for Spanish sounds: Hose for José, Hay soos for Jesús, and the h that Spanish writes as j. */
const spanishSaidInEnglish: readonly Step[] = [
  [/^h(?=[aeiou])/, ''],
  [/ll/g, 'y'],
  [/j|g(?=[ei])/g, 'h'],
  [/x/g, 's'],
  [/gu(?=[ei])/g, 'g'],
  [/qu/g, 'k'],
  [/c(?=[ei])/g, 's'],
  [/ch/g, 'S'],
  [/c/g, 'k'],
  [/z/g, 's'],
  [/v/g, 'b'],
  [/tl$/, 'l'],
  [/y$/g, 'i'],
];

/** Polish, German and Portuguese names as their owners say them: Nowak, Wagner, Carvalho. */
const continental: readonly Step[] = [
  [/sch|sz|cz|sh|ch/g, 'S'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/lh|ll/g, 'y'],
  [/nh/g, 'n'],
  [/h/g, ''],
  [/ei/g, 'ai'],
  [/ie/g, 'i'],
  [/[wv]/g, 'b'],
  [/ck|c(?![ei])|q(?:u)?/g, 'k'],
  [/c|z/g, 's'],
  [/x/g, 'ks'],
];
/** French names: Laurent, Delacroix, Beaumont. */
const french: readonly Step[] = [
  [/ch/g, 'S'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/h/g, ''],
  [/eaux?$|ault$|aud$|ot$|os$/g, 'o'],
  [/eau|au/g, 'o'],
  [/oi[xst]?$/g, 'oa'],
  [/oi/g, 'oa'],
  [/ou/g, 'u'],
  [/(?:e|a)n[td]s?$/g, 'an'],
  [/(?<=[a-z]{3})e?[tdsxpz]$/g, ''],
  [/ier$|er$/g, 'e'],
  [/ille?/g, 'iy'],
  [/gu(?=[ei])/g, 'G'],
  [/j|g(?=[ei])/g, 'y'],
  [/G/g, 'g'],
  [/qu|ck|c(?![ei])/g, 'k'],
  [/c|z/g, 's'],
  [/v/g, 'b'],
  [/(?<=.)e$/, ''],
];

/** Names whose pronunciation follows no rule. */
const irregular: Readonly<Record<string, string>> = {
  michael: 'maikel',
  gallagher: 'galager',
  siobhan: 'shivon',
  nguyen: 'win',
  xochitl: 'sochil',
  sean: 'shon',
  aoife: 'ifa',
  niamh: 'niv',
  saoirse: 'sersha',
  caoimhe: 'kiva',
  joaquin: 'wakin',
  xavier: 'savier',
  yves: 'iv',
  hugh: 'hiu',
  zhang: 'chang',
  xu: 'shu',
  xiao: 'shao',
  qing: 'ching',
  ng: 'ing',
  huang: 'wang',
  wojciech: 'voitek',
  krzysztof: 'kristof',
  lukasz: 'lukash',
  piotr: 'piotr',
  sinead: 'shined',
  eoin: 'owen',
  padraig: 'patrik',
  ciara: 'kira',
  geoffrey: 'jefri',
  hermione: 'hermioni',
  phoebe: 'fibi',
  chloe: 'kloi',
  zoe: 'zoi',
  michelle: 'mishel',
  charlotte: 'sharlot',
  cheryl: 'sheril',
  ian: 'ien',
  guy: 'gai',
  leigh: 'li',
  caleigh: 'keili',
  mckenzie: 'makensi',
  jesus: 'hesus',
  jorge: 'horhe',
  guillermo: 'giermo',
  jose: 'hose',
  juan: 'wan',
  julio: 'hulio',
  javier: 'habier',
  jaime: 'haime',
  hernandez: 'ernandes',
  itzel: 'itsel',
  cuauhtemoc: 'kuautemok',
  schmidt: 'shmit',
  kowalczyk: 'kovalchik',
  washington: 'washinton',
  katherine: 'katrin',
  catherine: 'katrin',
  kathryn: 'katrin',
  rahman: 'raman',
  stephen: 'stiven',
  vaughn: 'bon',
  hugo: 'hiugo ugo',
  thuy: 'twee tui',
  phuong: 'fong',
  duc: 'duk',
  quynh: 'win',
  nguyet: 'nwet',
  hyun: 'hion hun',
  jiang: 'jang',
  zhao: 'jao',
  xie: 'shie',
  qi: 'chi',
  cai: 'tsai',
  giovanni: 'jovani',
  giuseppe: 'jusepi',
  chiara: 'kiara',
  jurgen: 'yurgen',
  johann: 'yohan',
  johannes: 'yohanes',
  jens: 'yens',
  joao: 'juan jwao',
  kwame: 'kwami',
  boateng: 'boating',
  ngozi: 'engozi',
  maeve: 'meiv',
  niall: 'nail',
  cian: 'kian',
  oisin: 'osheen',
  tadhg: 'taig',
  roisin: 'rosheen',
  grainne: 'gronya',
  eilidh: 'eili',
  isla: 'aila',
  isaiah: 'aiseia',
  josiah: 'josaia',
  caitlin: 'keitlin',
  mcleod: 'makloud',
  worcester: 'wuster',
  boudreaux: 'budro',
  thibodeaux: 'tibodo',
  hebert: 'eiber hebert',
  benoit: 'benwa',
  dubois: 'dubwa duboise',
  lefebvre: 'lefev',
  jacques: 'jak',
  rene: 'renei',
  yvonne: 'ivon',
  yvette: 'ivet',
  citlali: 'sitlali',
  yajaira: 'yahaira',
  yesenia: 'jesenia yesenia',
  jhon: 'jon',
  mejia: 'mehia',
  aguilar: 'agilar',
  guevara: 'gevara',
  guerrero: 'gerrero',
  quiroz: 'kiros',
  huerta: 'werta',
  koch: 'kok',
  boehm: 'beim bom',
  mueller: 'miuler muler',
  schroeder: 'shroder shreider',
  schwartz: 'shwarts',
  gough: 'gof',
  wright: 'rait',
  hughes: 'hius',
  knowles: 'nols',
  cohen: 'koen',
  levine: 'levin levain',
  lourdes: 'lordes lurdis',
  montaigne: 'montein',
};

function run(word: string, steps: readonly Step[]): string {
  const sounds = steps.reduce((said, [from, to]) => said.replace(from, to), word);
  return sounds.replace(/(.)\1+/g, '$1');
}

/** Reduces vowels to where they are made: e and i are one, and so are o and u. */
function coarse(sounds: string): string {
  return sounds
    .replace(/tl/g, 'l')
    .replace(/m$/, 'n')
    .replace(/ng$/, 'n')
    .replace(/(?<=[bdfgklmnprst])[kgtdp]$/, '')
    .replace(/i|y(?=$)/g, 'e')
    .replace(/u/g, 'o')
    .replace(/(.)\1+/g, '$1')
    .replace(/ee|ae(?=[^a-z]|$)/g, 'e');
}

const readings = [english, spanish, spanishSaidInEnglish, continental, french];

/** Returns the ways in which a word may sound. */
export function soundsOf(word: string): readonly string[] {
  const asSaid = irregular[word];
  const all = readings.map((steps) => run(word, steps));
  if (asSaid !== undefined) for (const said of asSaid.split(' ')) all.push(run(said, english));
  return [...new Set(all.map(coarse).filter((sounds) => sounds.length > 1))];
}

/** Returns the consonants of the sounds, with any first vowel kept as one symbol: what best survives a mishearing. */
export function bonesOf(sounds: string): string {
  return sounds.slice(0, 1).replace(/[aeo]/, 'a') + sounds.slice(1).replace(/[aeo]/g, '');
}
