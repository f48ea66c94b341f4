import { pattern } from '@voicecore/domain/kernel';
import { anyOf, up } from './any-of';

const kinEs = pattern`
    papas?|papi|mamas?|mami|padre|madre|hij[oa]s?|bebes?|nen[ea]s?|nin[oa]s?|ninit[oa]s?|espos[oa]|marido|mujer|
    novi[oa]|pareja|abuel[oa]s?|abuelit[oa]s?|niet[oa]s?|herman[oa]s?|prim[oa]s?|sobrin[oa]s?|ti[oa]s?|amig[oa]s?|
    compas?|companer[oa]s?|vecin[oa]s?|senor(?:es|as?)?|
    hombres?|muchach[oa]s?|chic[oa]s?|personas?|gente|alguien|cliente|trabajador|emplead[oa]|ancian[oa]|viejit[oa]|
    suegr[oa]|cunad[oa]|tipo|jovencit[oa]|joven`;
const poisonEs = pattern`
    pastillas|pildoras|medicinas?|medicamentos?|frasco|veneno|cloro|lejia|detergente|raticida|insecticida|gasolina|
    tiner|thinner|acido|sosa|pilas?|baterias?|iman(?:es)?|
    amoniaco|limpiador|anticongelante|droga`;
const weaponEs = 'pistolas?|armas?|cuchillos?|navajas?|machetes?|escopetas?|rifles?|bombas?|granada|fierro';

/** Spanish signs of danger to life now; see the English ones. */
export const dangerPatternsEs: readonly RegExp[] = [
  anyOf(
    pattern`
      no (?:\w+ ){0,3}?(?:respir[ao]|respira(?:r|mos|n|ndo)|respire)(?!\w)|
      (?:dejo|dejando|deja|dejaron) de respirar|
      (?:falta|faltando|sin) (?:el |la |mucho )?(?:aire|respiracion)(?! (?:acondicionado|la|el|con))|
      (?:se|me|nos|la|lo|le) (?:\w+ ){0,2}?(?:ahog(?:a|ando|o|amos|an)|asfixi\w+|atragant\w+|sofoc\w+)(?! (?:de|
          en|con (?:el trabajo|las deudas)|cuando)(?: (?:trabajo|deudas|papeles|la tarea))?)|
      ahogandose|cierra la garganta|garganta (?:cerrada|cerrando|hinchada|inflamada)`,
    pattern`
      (?:lengua|cara|garganta|labios) (?:\w+ ){0,2}?hinchad|
      se (?:me|le) hincho (?:\w+ ){0,2}?(?:la |los )?(?:cara|lengua|garganta|labios)|
      lengua (?:inflamada|hinchada)|reaccion alergica|
      (?:mordi|pic)\w* (?:una? |la )?(?:vibora|serpiente|cascabel|culebra|viuda negra|coralillo)|
      (?:pic)\w* (?:una? )?(?:abeja|avispa|alacran|escorpion) ${up(12)}(?:respir\w+|hinch\w+|hablar)`,
  ),
  anyOf(
    pattern`
      se (?:me |le |nos |acaba de |esta )?(?:desmay(?:o|ando|ar)|desplom(?:o|ando|ar)|desvanec\w+)|
      desmayad[oa]|desplomad[oa]|inconscientes?|perdio el (?:conocimiento|sentido)|
      desmayarme`,
    pattern`
      no (?:se |me |nos |quiere |puedo |puede |podemos )*(?:despiert[ae]n?|despertar(?:l[oa])?|reaccionan?|
        reaccionar)|
      (?:${kinEs}|l[oa]s?|ya|y|pero|uno|una|mal) (?:ya )?no (?:me |nos )?(?:se mueve|se levanta|se para|responde|
        contesta|habla|llora|se mueven)(?! (?:bien|ingles|espanol|nada de|el|la|los|las|mis|tus|sus|a|al|mensajes|
          llamadas|correos|mucho|todavia))|
      ya no (?:se mueve|habla|llora)|espuma por la boca|
      (?:esta|quedo|se puso) (?:fri[oa]|ties[oa]|helad[oa])(?= |$)(?! (?:la|el|de|con la cuenta))(?<=(?:levanta|
          mama|papa|hij[oa]|espos[oa]|abuel[oa]|senor|senora|bebe|nin[oa]|hombre|mujer)(?: \w+){0,4} (?:esta|
          quedo|se puso) \w+)|
      (?:hay|encontre|encontramos|es) (?:un |una )?(?:muert[oa]|cadaver|cuerpo(?: sin vida)?)(?! (?:de|
          en el disfraz))|
      se (?:abrio|partio|golpeo|pego en|rompio) (?:la|el) (?:cabeza|craneo|cara) ${up(8)}(?:sangre|sangr\w+|
        inconsciente|no|desmay\w+)`,
    pattern`
      (?:poniendo|puso|pusieron|puesto|esta|estan|labios|se ve|boca|cara|bebe) (?:\w+ )?(?:azul(?:es|it[oa])?|
        morad[oa]s?|moradit[oa])|
      (?:azul|morad[oa]|moradit[oa]) (?:el|la|mi) (?:bebe|nin[oa]|hij[oa])`,
    pattern`
      (?:no|sin) (?:tiene |le (?:siento|encuentro) (?:el )?|hay )?pulso|
      no (?:le |me )?late(?! (?:esa|la idea|mucho))|
      (?:paro|fue|detuvo|para) el corazon|(?:oj(?:os|itos)) ${up(3)}(?:para atras|en blanco|volteados)|
      nubla(?:ndo|n)? todo|todo (?:se )?(?:me )?(?:esta )?(?:pone |poniendo )?(?:negro|oscuro)|
      tirad[oa]s? (?:en|por) (?:el|la) ${up(1)}(?:piso|suelo|bano|pasillo|calle|banqueta|sala|cocina|cuarto)|
      (?:trabajador|senor|senora|hombre|mujer|nin[oa]|esta|quedo) (?:esta )?tirad[oa](?! (?:a|de))|
      respira (?:bien |muy )?(?:raro|feo|mal|poquito|apenas)`,
  ),
  anyOf(
    pattern`
      infarto|ataque (?:al|a el) corazon|ataque cardiaco|
      paro cardi\w+|(?:dolor|presion|duele|opresion|aprieta|apretad\w+|punzada) (?:\w+ ){0,4}?(?:en )?el pecho|
      pecho (?:\w+ ){0,2}?(?:duele|aprieta|oprime|apretado)|
      agarro el pecho|le dio un ataque(?! de (?:risa|celos|nervios))`,
    pattern`
      derrame|embolia|convulsi\w+|(?:boca|cara) (?:\w+ )?(?:chueca|torcida|caida|de lado)|
      torcio la (?:boca|cara)|(?:durmio|dormido|adormecid\w+|entumid\w+) (?:\w+ )?(?:el brazo|la cara|
        medio cuerpo|la mitad|un lado)|
      no (?:puede|puedo|logra) (?:mover|levantar) (?:el|la|los|las|un) (?:brazos?|piernas?|lado|cuerpo|mano)|
      no (?:siente|siento) (?:\w+ )?(?:las piernas|el brazo|el cuerpo|la cara|los pies|medio)|
      (?:diciendo|dice|hablando) (?:puras )?(?:cosas sin sentido|incoherencias)|
      veo doble|ve doble|temblando tod[oa]|epileptic[oa]|ataque de (?:asma|epilepsia)|
      (?:nin[oa]|bebe|hij[oa]) ${up(4)}(?:fiebre|calentura) ${up(8)}(?:ojos|ojitos|temblando|no despierta|
        convuls\w+|morad\w+)`,
    pattern`
      azucar (?:\w+ ){0,3}?(?:en |a )?(?:veinte|treinta|cuarenta|[234]\d(?!\d)|bajisim\w+|por los suelos)|
      coma diabetico|choque anafilactico`,
  ),
  anyOf(
    pattern`
      (?:sangr(?:a|ando)|sangrado)(?: \w+){0,1}? (?:mucho|muchisimo|un monton|demasiado|feo|abundante|horrible|
        de la cabeza|de el oido|por la (?:boca|nariz|cabeza)|del (?:oido|cuello)|sin parar)|
      (?:esta|sigue|anda) sangrando(?! (?:las|la encia|poquito|un poco))|
      no (?:\w+ ){0,3}?(?:para|deja|dejo|paramos|detiene|parar) (?:de sangrar|la sangre|el sangrado|
        la hemorragia)|
      no le para (?:la sangre)?|hemorragia|desangr\w+|
      (?:mucha|muchisima|botando|perdiendo|echando|lleno de|llena de|charco de|tirando|hay|escupe|tosiendo|
        con) (?:\w+ )?sangre(?! (?:en (?:la|una|mi) (?:camisa|alfombra)|de (?:encias)))|
      vomit\w+ (?:con )?sangre|sangre (?:de|de el|del|por) (?:\w+ )?(?:oidos?|boca|cabeza|cuello|pecho)`,
    pattern`
      (?:arroll(?:o|aron)|embisti\w+) a|(?:chocamos|choque|choco|chocaron|volco|volcaron|volcamos|
        accidente) ${up(10)}(?:herid\w+|atrapad\w+|sangr\w+|no se mueve|muert\w+|inconsciente)|
      (?:hay|muchos|varios) (?:\w+ )?(?:herid|lesionad)[oa]s?|
      atropell(?:o|aron|ad[oa]|aba)(?! (?:a (?:mi|un|el) (?:perro|gato)))|
      prensad[oa]s?|(?:aplast|sepult)\w+ (?:a|un|una|el|la|por|debajo)|
      atrapad[oa]s? (?:en|entre|debajo|bajo|adentro|con)|
      qued(?:o|aron) (?:gente|personas|atrapad\w+|alguien|un\w*) (?:abajo|adentro|debajo|atrapad\w+)|
      gente (?:abajo|adentro|atrapada|debajo)|derrumbe|
      se (?:nos )?(?:derrumbo|colapso)|electrocut\w+`,
    pattern`
      se (?:me |nos |le )?(?:cayo|resbalo|aventaron|callo) (?:de|del|de el|a|al|a el|en|el) (?:la |el |
        un )?(?:techo|escaleras?|andamio|segundo piso|tercer piso|balcon|azotea|poste|piscina|alberca|rio|pozo|
        lago|canal|pasillo|bano)(?! (?:el|mi) (?:celular|telefono))|
      (?:maquina|sierra|molino|banda|prensa) le (?:agarro|corto|atrapo|trituro|apreto)|
      se (?:\w+ )?(?:corto|cortaron) (?:\w+ ){0,3}?(?:venas|cuello|dedo completo|la mano)|
      tod[oa] quemad[oa]|se quemo (?:tod[oa]|la cara|el cuerpo|medio cuerpo)|
      quemaduras? (?:graves?|en todo)`,
    pattern`
      (?:nin[oa]s?|ninit[oa]s?|bebes?|hij[oa]s?|nen[ea]) (?:\w+ ){0,3}?(?:encerrad[oa]s?|
        sol[oa]s?) (?:\w+ ){0,2}?(?:carro|coche|auto|camioneta|troca)|
      embarazada ${up(8)}(?:sangr\w+|sangre|se cayo)|
      (?:rompio|reviento) la fuente|(?:ya viene|esta naciendo|nacio|salio|saliendo|ya sale|
        sale) (?:\w+ )?(?:el bebe|la cabeza de el bebe|la cabecita|el nino)|
      (?:parto|dar a luz) (?:ya|ahorita)`,
  ),
  anyOf(
    pattern`
      (?:tom[eo]|tomaron|tomado|trag[oue]\w*|tragado|com[ie]o|comio|comieron|bebi|bebio|ingiri\w+|
        inyect\w+) (?:\w+ ){0,6}?(?:${poisonEs})(?! (?:para (?:la|el)|cada|que me recet\w+))|
      sobredosis|envenen(?:o|ado|ada|aron)|intoxicad\w+|
      (?:trag)\w+ (?:una |un )?(?:moneda|canica|juguete|tapa)|
      (?:tomo|metio|tome) no se que|(?:echaron|pusieron) algo (?:a|en) (?:mi|la|su) (?:bebida|vaso|copa)`,
  ),
  anyOf(
    pattern`
      (?:quiero|voy a|pienso|ganas de|mejor|deseo) (?:\w+ )?(?:matarme|morirme|suicidarme|
        morir(?!\w)(?! de (?:hambre|risa|calor)| si)|colgarme|ahorcarme|desaparecer para siempre)|
      (?:quiere|va a|intento|amenaza con|dice que se va a) (?:\w+ )?(?:matarse|suicidarse|morirse|
        quitarse la vida|matar$|colgarse)|
      me quiero (?:matar|morir)(?! (?:de|por|cuando|si))|
      (?:quitar|quito)(?:me|se)? la vida|suicid(?:io|arme|arse|o|ar)|
      (?:no|ya no) (?:\w+ )?(?:quiero|tiene caso|vale la pena|le veo (?:el )?sentido a|
        tengo ganas de) (?:\w+ )?(?:seguir (?:viviendo|vivo|viva|aqui|asi)|vivir(?! (?:aqui|ahi|en|con))|la vida|
        existir|viviendo)`,
    pattern`
      (?:voy|va|vamos|quiero|amenaza con) (?:\w+ )?(?:a )?(?:aventar(?:me|se)|tirar(?:me|se)|lanzar(?:me|se)|
        brincar|saltar)(?= (?:de|del|al|a|desde|por)|$)|
      me voy a (?:tirar|aventar|lanzar|matar|colgar|ahorcar)|
      (?:estoy|anda|esta|ando) (?:\w+ ){0,3}?(?:en|arriba de|arriba de el|sobre) (?:el|la) (?:puente|azotea|
        cornisa|orilla|barandal|vias?)|
      cort(?:e|arme|arse|ar|o|ado) las venas|se (?:colgo|ahorco|disparo|mato|aventó|avento|tiro de)|
      (?:ya )?me canse de vivir|no (?:vale la pena|tiene sentido) (?:\w+ )?(?:vivir|seguir|la vida)|
      ya no (?:puedo|aguanto) (?:mas )?(?:con )?(?:la|mi|esta) vida|
      (?:tengo|traigo) (?:la |una )?(?:soga|pistola|navaja|pastillas) (?:en la mano|lista|enfrente|listas)|
      nadie (?:me )?va a extranar|despedirme de (?:alguien|ti|ustedes|todos|mi)`,
  ),
  anyOf(
    pattern`
      (?:hay|es|tenemos|empezo|se (?:hizo|esta haciendo)) (?:un |mucho |el )?(?:incendio|fuego|llamas|humo|
        humaderal|humareda)(?! (?:detector|de el cigarro))|
      incendi(?:o|a|ando|aron)|se (?:me |nos )?(?:esta |estan )?(?:quema|quemando|quemo|prendio|incendio|
        incendiando) (?:la|el|mi|nuestra|toda la) (?:casa|cocina|carro|coche|edificio|cuarto|departamento|tienda|
        bodega|techo|estufa|negocio|camioneta|vecin\w+|cortinas?|apartamento|local|freidora)(?! (?:de ayer))|
      (?:casa|cocina|carro|coche|edificio|cuarto|departamento|tienda|bodega|techo|apartamento|
        local) (?:\w+ )?(?:se (?:esta )?quem\w+|en llamas|ardiendo)|
      en llamas|(?:sale|saliendo|mucho|humo por|lleno de|llena de|llenando de|entrando) (?:\w+ )?(?:humo|fuego|
        llamas)|
      humo (?:por|en tod\w+|debajo|saliendo)`,
    pattern`
      (?:huele|olor|oliendo|apesta) (?:\w+ ){0,3}?(?:a )?gas(?! (?:natural|lp|de))|
      fuga de gas|(?:monoxido) ${up(10)}(?:desmay\w+|cayo|maread\w+|vomit\w+|dormid\w+)|
      (?:exploto|explosion|se volo|volo|trono) (?:\w+ )?(?:la estufa|el tanque|el boiler|la caldera|
        el transformador|el gas|la casa|el calentador|enorme|una?)(?! (?:foco|llanta|tuberia|tubo))`,
  ),
  anyOf(
    pattern`
      (?:tiene|trae|traen|tienen|con|saco|sacaron|apunta\w*|lleva|carga|hay|cargan) (?:una? |la |el |unas? |
        dos )?(?:${weaponEs})(?! (?:de (?:chocolate|agua|crema|juguete)|que))|
      armad[oa]s?(?! (?:de|el|la|con))|(?:dice|dijo) que trae|
      balazos|balacera|tiroteo|disparos|disparando|tirador|pistolero|(?:dispar|balace|apunal|acuchill|
        machete)(?:o|aron|ando|ear|ar|arle|ada|ado|e)(?! (?:el precio|los precios|la factura|el costo))`,
    pattern`
      (?:me|nos|l[oae]s?|se|les?) (?:estan?|esta|siguen|viene|vienen|andan|anda) (?:robando|asaltando|siguiendo|
        amenazando|golpeando|pegando(?:le)?|ahorcando|atacando|matando|persiguiendo|apuntando|violando|
        secuestrando|apunalando|lastimando|dando (?:una golpiza|a))(?! (?:el tiempo|la muela|de hambre|
          con (?:el precio|tanto)))|
      (?:estan?|esta) (?:robando|asaltando|golpeando|pegando(?:le)?|ahorcando|violando|matando|dando) (?:a |la |
        el |en )?(?:mi|la|el|su|un|una|al|golpes|aqui|mujer)|
      le (?:esta )?(?:pegando|dando|pega) a (?:mi|la|su)|
      (?:me|nos|la|lo) (?:acaban de )?(?:asaltar|asaltaron|secuestraron|apunalaron|balearon|violaron|golpearon|
        agarraron a golpes)(?! (?:hace|la semana|el mes|ayer|el ano))|
      (?:va|van|quiere|quieren|trata de|intenta) (?:\w+ )?(?:a )?(?:matar(?!\w)|matar(?:nos|la|lo|me|las|los|le)|
        violar\w*|secuestrar\w*|robarnos|robarme|robar(?= |$))(?! (?:si|cuando|de (?:risa|hambre)|mi jefe|el jefe|
          el tiempo))`,
    pattern`
      (?:se (?:esta |estan |me |nos )?(?:meti\w+|mete|metiendo|metio|meten)|entr(?:o|aron|ando)|brinco|rompi\w+|
        forzando|tumb(?:o|aron|ando)|abriendo|pateando) (?:\w+ ){0,4}?(?:a robar|(?:a|en|por|de) (?:mi|nuestra|la|
          su) (?:casa|ventana|puerta|cuarto|departamento|tienda|patio|apartamento)|la (?:puerta|ventana|
          chapa))(?! (?:de el carro|de la lavadora|ayer))|
      (?:hay|alguien|tipo|hombre|sujeto|ladron(?:es)?) (?:\w+ ){0,4}?(?:adentro|dentro|en) (?:de |de el )?(?:mi|
        la|nuestra) (?:casa|cuarto|departamento|apartamento|recamara)(?! (?:que|para|de))|
      (?:quiere|quieren|trata|tratan|intenta|intentan|estan tratando|queriendo) (?:\w+ ){0,2}?(?:meter(?:se)?|
        entrar(?:se)?|abrir(?:me)?) (?:\w+ )?(?:a|en|por) (?:mi|la|nuestra) (?:casa|ventana|puerta|cuarto|
        departamento)|
      ladron(?:es)? (?:en|adentro)|(?:no encuentro|no aparece|se (?:me )?perdio|desaparecio|
        me robaron a) (?:a )?mi (?:hij[oa]|nin[oa]|bebe|niet[oa]|nen[ea]|herman[oa])|
      (?:me|nos) persiguen?|(?:esta|estan) atacando a|
      me (?:estan? )?(?:asaltan|apuntan|apuntando|persiguen|apuntaron)|
      me quiere (?:pegar|golpear|hacer dano|lastimar)|
      me (?:pega|golpea|pego|golpeo) (?:y|mi (?:esposo|marido|novio|pareja)|otra vez|ahorita)|
      oigo (?:pasos|ruidos adentro|que alguien)|
      esta adentro|estoy escondid[oa]|estamos escondid[oa]s`,
    pattern`
      (?:me|nos|la|lo|las|los) (?:tiene|tienen|tiene ahi) (?:\w+ )?(?:encerrad\w+|secuestrad\w+|a la fuerza|
        amarrad\w+|de rehen\w*|contra (?:mi|su) voluntad)|
      secuestr(?:o|aron|ad[oa]s?|ando)|rehen(?:es)?|
      se (?:llevaron|robaron|llevo) a (?:mi|una|un|la|el) (?:hij[oa]|nin[oa]|bebe|herman[oa]|espos[oa]|
        muchach[oa]|senor[a]?|nen[ea])|
      no (?:nos |me |la |lo )?deja[n]? (?:salir|ir)(?: a nadie)?|
      (?:oigo|oye|oyen|escucho|escuchan|esta|estan) (?:\w+ ){0,2}?(?:grit(?:ar|os|ando))(?! (?:en|
          por) (?:el (?:concierto|estadio)))`,
    pattern`
      ambulancia(?! (?:de|cuesta|cobra))|(?:llam(?:e|en|a|ar|enle|ele)|marc(?:ar|o|a|ue|ale|uele))(?: \w+)? (?:al|
        a el) (?:911|9 1 1|nueve once|nueve uno uno)|
      (?:llamen?|mand\w+|necesito|envien) (?:a )?(?:la |una )?(?:policia|patrulla|ayuda (?:ya|rapido|urgente)|
        bomberos|paramedicos)(?! (?:para (?:un|una) (?:fiesta|evento)))|
      (?:emergencia|urgencia) medica|peligro de muerte|
      se (?:esta |nos |me )*(?:muriendo|muere)(?! (?:el|la|los|las|un|
          una) (?!(?:${kinEs})(?!\w)))(?! (?:de (?:risa|hambre|ganas|calor|aburrimiento)|la bateria|el (?:pasto|
          celular|telefono|motor|carro|coche)|mi (?:planta|celular|telefono|carro)|por))|
      (?:esta|estan) (?:muriendo|agonizando)(?! (?:el|la|los|las|mi|mis|el) (?!(?:${kinEs})(?!\w)))|
      apurense|(?:muy|bien) mal y? ?(?:sangr\w+|no (?:respira|responde|reacciona))`,
  ),
];
