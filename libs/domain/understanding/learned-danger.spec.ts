import { dangerToLife } from './emergency';
import { learnedDanger } from './learned-danger';
import { emergencyIn } from './urgent';

/* None of these sentences is in tools/understand/training, except the last four, which were once false alarms. */

const kindOf = (text: string) => emergencyIn(text, [], 'en')?.kind;

describe('danger, by rules and by what was learned', () => {
  it.each([
    'my landlady keeled over in the laundry room and she is not answering',
    "the boy next door isn't breathing, his mom is screaming",
    'my uncle has a crushing pain in the chest and he went all pale',
    'half her mouth is hanging and the words come out scrambled',
    'there is blood spraying from his leg, the grinder slipped',
    'my niece put a bead in her mouth and now she is choking',
    'he emptied the bottle of sleeping pills and I can not rouse him',
    'somebody pulled my kid from the lake and he is limp',
    'a roofer touched the power line and fell off',
    'my aunt tumbled down the steps and her neck is bent',
    'the contractions are a minute apart and I feel the head',
    "she ate a walnut by mistake and her tongue is so big she can't swallow",
    'I have the rope ready and I am going to do it',
    'my coworker says tonight he will shoot himself',
    'flames are coming out of the garage next door',
    'the hallway is black with smoke and we are stuck on four',
    'it stinks of gas and my grandpa will not wake up',
    'two men forced the back door and they are downstairs',
    'some guy is holding a gun on the clerk',
    'my boyfriend is beating me, I locked myself in',
    'a pickup ran over a girl on a scooter, she is under it',
    'a man dragged a child into his van and drove off',
    'he has been following me for ten blocks, please send the police',
    'I came in for my cleaning but the lady next to me just collapsed',
  ])('en: %s', (text) => expect(emergencyIn(text, [], 'es')).toEqual({ kind: 'emergency', language: 'en' }));

  it.each([
    'la señora de la limpieza se desplomó y no contesta',
    'mi ahijado no está respirando y su mamá grita',
    'a mi cuñado le aprieta el pecho y se puso blanco',
    'se le torció la boca a mi tía y no le entiendo nada',
    'le brinca la sangre de la pierna, se le fue la pulidora',
    'mi sobrinita se metió una cuenta en la boca y se está ahogando',
    'se tomó todo el frasco para dormir y no lo despierto',
    'sacaron a mi niño del lago y está flojito',
    'mi madrina rodó los escalones y tiene el cuello chueco',
    'las contracciones son cada minuto y ya siento la cabeza',
    'comió nuez sin querer y tiene la lengua tan hinchada que no traga',
    'tengo lista la soga y lo voy a hacer',
    'mi compañero dice que hoy se da un balazo',
    'el pasillo está negro de humo y estamos atrapados en el cuarto piso',
    'apesta a gas y mi abuelito no despierta',
    'dos hombres forzaron la puerta de atrás y están abajo',
    'un tipo le está apuntando al cajero',
    'mi novio me está golpeando, me encerré',
    'una camioneta atropelló a una niña y quedó debajo',
    'un señor jaló a un niño a su camioneta y arrancó',
    'me viene siguiendo desde hace diez cuadras, mande a la policía',
    'vine por mi limpieza pero la señora de al lado se acaba de desmayar',
  ])('es: %s', (text) => expect(emergencyIn(text, [], 'en')).toEqual({ kind: 'emergency', language: 'es' }));

  it.each([
    'that cheesecake is to die for',
    'my van died at the light, can you jump it',
    'the fire marshal wants to see our permits on Tuesday',
    'our terrier has been throwing up since noon',
    'a pipe under the sink let go, the cabinet is soaked',
    'my molar aches when I drink something cold',
    'I had a heart attack in my forties, is the spa safe for me',
    'I almost had a heart attack when the bill came',
    'do you run a lifeguard course for teenagers',
    'my policy, does it pay if the garage burns down',
    'how much for the ambulance standby at our marathon',
    'the smoke detector in the hall chirps at night',
    'my mother passed away in the fall and I need to close her account',
    'we want to book the escape room with the bomb',
    'I broke my wrist two summers ago and it still clicks',
    'the store was robbed in January, I want a quote for cameras',
    'the hospice volunteer training, when does it start',
    'he kills it on the drums, is he playing Friday',
    'my boss would kill me, please get it here by five',
    'ese postre está de muerte',
    'se me murió la camioneta en el semáforo, me pasan corriente',
    'los bomberos vienen a revisar los permisos el martes',
    'mi perra lleva vomitando desde mediodía',
    'se soltó un tubo del fregadero y se mojó el mueble',
    'me duele la muela con lo frío',
    'tuve un infarto a los cuarenta, puedo usar el temazcal',
    'por poco me da un infarto con la cuenta',
    'estamos ahogados en facturas',
    'dan curso de salvavidas para jóvenes',
    'mi póliza paga si se quema la cochera',
    'cuánto cobran por tener una ambulancia en el maratón',
    'el detector de humo del pasillo suena en la noche',
    'mi mamá falleció en otoño y quiero cerrar su cuenta',
    'queremos reservar el cuarto de escape de la bomba',
    'me quebré la muñeca hace dos veranos y todavía truena',
    'asaltaron la tienda en enero, quiero cotizar cámaras',
    'cuándo empieza la capacitación de voluntarios del hospicio',
    'toca que mata ese baterista, está el viernes',
    'me mata mi jefe si no llega antes de las cinco',
    'goodbye',
    'go ahead',
    '¿está Nacho?',
    'can someone see me right away?',
  ])('none: %s', (text) => expect(kindOf(text)).toBeUndefined());

  it('lets be what a rule takes for danger and hardly ever is', () => {
    const text = 'the policy of my shop, does it pay when somebody is robbed at gunpoint';
    expect(dangerToLife(text)).toBe('en');
    expect(learnedDanger.isUnlikely(text)).toBe(true);
    expect(kindOf(text)).toBeUndefined();
  });

  it('hears danger in a turn of any length', () => {
    const chatter = 'so I went to the store and then I drove to my sister and we talked about the garden for an hour ';
    const said = `${chatter.repeat(4)} and now my father is on the floor and he is not breathing ${chatter.repeat(4)}`;
    expect(kindOf(said)).toBe('emergency');
    expect(kindOf(chatter.repeat(30))).toBeUndefined();
  });

  it('leaves to the business what is urgent for it', () => {
    expect(emergencyIn('my basement is flooding', ['flooding'], 'en')?.kind).toBe('urgent');
    expect(emergencyIn('mi perro está muy enfermo', ['perro enfermo'], 'en')?.kind).toBe('urgent');
  });
});
