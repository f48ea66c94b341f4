import { words, wordSet } from '@voicecore/domain/understanding';

/**
 * Words of a spoken question that say nothing about its subject, in both languages. They neither find an entry nor count
 * against one. The stemmer of the database leaves out articles and pronouns by itself; these are the rest of a telephone
 * question: politeness, wishing, asking, time of the day.
 */
const empty = wordSet(`
  hi hello hey please thanks thank sorry okay ok yes yeah well um uh oh guys sir maam
  i im ive id ill you your youre we my me it its thats theres whats hows wheres dont cant didnt doesnt isnt wont havent
  can could would will shall should may might must do does did is are was were be been have has had
  want wants wanted need needs like wish wonder wondering know tell say ask asking question guess think hope
  get got give let go going come came able anything something someone somebody anybody everything thing things stuff
  please right really just also maybe actually currently there here over guys folks whether able
  today tomorrow now soon tonight late later early ever never always already yet again before after
  one two three four five six seven eight nine ten way ways big small little lot lots much kind sort
  use using look looking see seen find available possible happen happened try trying make makes made take takes took taking
  hola buenas buenos dias tardes noches gracias favor perdon disculpe disculpa oiga oye mire bueno pues si claro
  yo usted ustedes me mi mis le les lo se te su sus nos nuestro que cual cuales quien como cuando donde
  el la los las un una unos unas de del al a y o en con por para sin es son esta estan estoy soy fue ser estar hay
  quiero quisiera queria querria necesito gustaria puedo puede pueden podria podrian puedes tengo tiene tienen tenemos
  saber decir dice digame diga decirme sabe saben pregunta preguntar algo alguien alguno alguna nada cosa mas muy ya tambien
  hoy manana ahora mismo ahi aqui alla favor haber hacer hace hacen hago van voy va ir ido da dan dar
  uno dos tres cuatro cinco seis siete ocho nueve diez nunca siempre todavia antes despues luego otra otro vez
  forma manera modo posible usar uso busco buscar buscando ver veo ven vea vean visto encontrar queda quedan
  sale salen salio salir surgio paso pasa grande poco mucho mucha muchos muchisimo muchisima traigo traer llevo`);

/** The words that carry a question, folded, in order: what is looked for. */
export function questionWords(text: string): readonly string[] {
  const all = words(text);
  const own = all.filter((word) => !empty.has(word) && (word.length > 1 || /\d/.test(word)));
  return [...new Set(own)];
}

/**
 * Words that many questions share whatever they are about: dealing, price, time. They decide between entries, but hardly
 * make an entry the answer: "how much is a crown" is not about cleanings, though both are about a price.
 */
export const weakWords = `
  offer offers accept accepts sell sells provide bring work works charge charges pay cost costs price prices expensive fee much many
  day days hour hours time times old new first kind people person today office
  ofrecen ofrece aceptan acepta reciben recibe toman venden vende trabajan trabajo llevar llevo traer atienden atiende
  cuanto cuanta cuantos cuesta cuestan precio precios vale valen cobran cobra pagar caro cara tarifa
  dia dias hora horas tiempo nuevo nueva primera consultorio`;
