import { conceptFinder } from './concept-finder';

/**
 * What words stand for, in both languages, so that what is learned about a husband who fell also holds for a roommate
 * and for an abuelita. Folded words; `breath*` is every word that begins that way, `passed_out` is a phrase. A word may
 * stand for more than one thing.
 */
export const dangerConcepts = /* @__PURE__ */ conceptFinder({
  SELF: 'i im ive id ill me my mine myself we were us our ours yo me mi mis conmigo estoy tengo nos nuestr* siento somos estamos',
  PERSON: `
    he hes him his himself she shes her hers herself they theyre theyve them their who someone somebody anyone everyone everybody people person folks man men woman women guy guys lady gentleman boy girl girls
    husband* wife wifes partner boyfriend* girlfriend* fiance* spouse mother* father* mom moms mum mommy mama dad dads daddy papa pops parents stepdad stepmom stepson stepfather
    brother* sister* twin* uncle aunt* cousin* nephew* niece* grandmother* grandfather* grandma* grandpa* granny nana pappy inlaw
    friend* buddy neighbor* neighbour* roommate* coworker* colleague* boss employee* worker* customer* client* patient* student* teacher* resident* janitor nanny babysitter cashier
    passenger* driver* pedestrian* cyclist* stranger* guest* visitor* victim* uncle roofer painter mechanic
    ella ellos ellas alguien persona* gente hombre* mujer* senor senora muchach* chavo* chava* chic[oa] joven tipo tipos
    espos[oa] marido pareja novi[oa] polol[oa] prometid[oa] mami papi jefa jefita jefito padres padre madre viejo vieja viejit[oa] nono nona mamita papito
    herman* tio tia prim[oa] sobrin* abuel* suegr[oa] cunad[oa] yerno nuera amig* vecin* companer* compa cuate pana parce
    emplead* trabajador* obrero* albanil* cliente* paciente* alumn* estudiante* maestr[oa] pasajer* chofer conductor* peaton* ciclista residente senorit* cajer* padrastro madrastra
    hij[oa] hijos hijas hijit[oa] nin[oa] ninos ninas bebe bebes bebit* nene nena chamac* chiquit* guagua niet* se lo la le les`,
  CHILD: `
    baby* babys infant* newborn* toddler* kid kids child childs children son sons daughter* grandson* granddaughter* preemie teenager* teen little_boy little_girl year_old
    bebe bebes bebit* nene nena nin[oa] ninos ninas hij[oa] hijos hijit* chamac* guagua niet* recien_nacid* criatura`,
  ANIMAL: `
    dog* puppy pup puppies cat cats kitten* kittens kitty pet pets horse* mare pony rabbit* bunny bird* parrot* hamster* turtle* fish goldfish goat* cow chicken* lizard ferret deer raccoon bats rat rats
    labrador lab poodle chihuahua beagle bulldog terrier tabby stray vet veterinar*
    perro* perra perrit* cachorr* gato gata gatit* gatos mascota* caballo yegua conejo loro pajaro tortuga pez peces vaca chiva gallina* venado mapache rata`,
  INSECT:
    'roach* wasps ants ant mosquito* termite* bees spider* cucaracha* hormiga* avispas termitas mosquito* lice piojos weeds hierba mold',
  THING: `
    car_died car_wont engine* motor* brakes tire tires transmission clutch muffler exhaust phone* cell cellphone laptop* computer* printer* screen tablet internet wifi
    battery charger tv fridge refrigerator freezer dryer washer dishwasher microwave heater furnace boiler ac conditioner unit pipe* faucet sink toilet drain sewer septic gutter fence shed
    lock key keys plant* orchid lawn garden grass couch sofa shoe* sneakers boots dress hair haircut nails line machine pump lamp light* outlet breaker* thermostat chair* shelf tent package* carpet mattress sheets
    frenos llanta* transmision telefono celular computador* ordenador impresora pantalla tableta servidor bateria cargador tele refri refrigerador nevera heladera congelador secadora lavadora licuadora
    calentador calefon caldera aire tuberia* tubo tubos llave* lavabo fregadero inodoro excusado drenaje desague cerca cerradura planta* orquidea arbol jardin pasto zapatos vestido pelo unas linea maquina bomba lampara luz luces foco enchufe elevador silla* espejo alfombra sabanas motor`,
  WEB: 'website site server* app login log_in password account online system email emails web page cuenta contrasena pagina sistema correo aplicacion hacke* facebook instagram texts messages mensajes',
  VEHICLE:
    'car cars truck* van motorcycle bike scooter bus train plane boat forklift tractor carro* coche* auto autos camion camioneta troca moto bici bicicleta autobus tren lancha avion trailer montacargas',
  TEETH:
    'tooth teeth filling* crown molar gum gums braces dentist* dental root_canal cavity denture* cleaning whitening retainer extraction diente* muela* encia* corona tapadura empaste brackets dentadura limpieza blanqueamiento extraccion',
  SMALL_HURT:
    'toe finger fingers ankle knee* shoulder wrist back heel rash cold cough* sunburn* blister pinkeye headache* heartburn itch* sore stiff sprained twisted dedo tobillo rodilla hombro muneca espalda talon roncha gripa gripe tos ampollita agruras comezon torci',
  HEAD: 'head skull neck face eye eyes mouth lip lips tongue throat jaw ear cabeza craneo cara rostro ojo ojos boca labio* lengua garganta cuello mandibula oido nuca',
  LIMB: 'arm arms hand hands leg legs foot feet side body brazo* mano manos pierna* pie pies lado cuerpo',
  CHEST: 'chest heart* pulse cpr pacemaker pecho corazon pulso marcapasos',
  BELLY: 'stomach belly abdomen appendix estomago panza barriga apendice vientre',
  BREATH: 'breath* breathe air lungs inhaler oxygen respir* aliento inhalador oxigeno aire asthma asma',
  CHOKE: 'chok* suffocat* gasp* wheez* gurgl* gagg* ahog* asfixi* atragant* ator* jade* silba',
  STUCK_IN:
    'stuck_in something_stuck throat_is throat_closing swallow* trag* se_le_cerro se_me_cierra cierra_la cerrando_la',
  HEART_ATTACK:
    'heart_attack heart_attack* cardiac_arrest cardiac infart* un_paro ataque_al_corazon ataque_cardiaco paro_cardiaco',
  STROKE: 'stroke strokes derrame* embolia acv',
  SEIZURE: 'seizure* seizing convuls* epilep* having_a_fit',
  SHAKE:
    'shaking twitch* jerk* trembl* tembl* sacud* retorc* tieso tiesa espuma foam* rolled_back eyes_rolled ojos_en_blanco ojos_para_atras',
  DROOP:
    'droop* slur* slack lopsided crooked numb gibberish paralyz* torcio torcida chueca chueco enredado double dormido duerme one_side right_side left_side un_lado media_cara',
  CONFUSED:
    'confused disorient* doesnt_know doesnt_recognize making_sense not_making talking_funny talking_weird desorientad* no_me_conoce no_me_reconoce no_reconoce incoheren* sin_sentido acting_weird acting_strange cosas_raras',
  UNCONSCIOUS: `
    unconscious* unrespons* consciousness passed_out passes_out passing_out pass_out faint* blacked_out black_out collapse* out_cold limp slumped wake_up waking_up wakes_up wake_her wake_him coming_to
    inconsciente* conocimiento conciencia desmay* desplom* desvanec* despiert* despertar vuelve_en volver_en flojit* floja reacciona* no_vuelve descompens* patatus yeyo palida`,
  RESPOND: 'respond* responsive answer* react* contesta* responde* reacciona*',
  MOVE: 'move moves moving mueve* moverse mover stand_up get_up getting_up levantar* walk para',
  FLOOR:
    'on_the_floor on_the_ground floor ground lying laying face_down on_the_sidewalk in_the_road sidewalk tirad* piso suelo en_la_calle acostad* boca_abajo',
  FALL: 'fell fall falls fallen falling slipped dropped drops cayo cae caido caida caerse cayendo caigo cai resbal* rodo rod* tumbo went_down goes_down',
  HEIGHT:
    'roof ladder stairs staircase scaffold* balcony bridge ledge overpass stories cliff tree building techo escalera* andamio azotea balcon puente edificio barranco third_floor tercer_piso from_the de_la ventana window',
  CRUSHED:
    'crushed pinned trapped buried caved_in under_the on_top aplast* atrapad* prensad* encima debajo derrumb* enterrad*',
  WATER:
    'pool lake river ocean beach tub bathtub canal pond creek current water alberca piscina rio mar lago tina agua corriente',
  DROWN:
    'drown* underwater under_the_water went_under out_of_the_water ahogad* hundio hunde bajo_el_agua se_lo_llevo corriente',
  BLOOD: 'blood* bleed* bled hemorrhag* sangr* desangr* hemorragia*',
  CUT: 'cut cuts slashed sliced gash saw chainsaw glass blade wound severed bone corto cortado cortando cortada rebano sierra motosierra vidrio herida hueso clavo enterro',
  SEVERE: `
    badly bad heavily profusely so_much a_lot lots_of everywhere all_over gushing pouring spurting squirting severe* terrible horrible worst awful really so extremely wont_stop cant_stop will_not_stop doesnt_stop
    mucho mucha muchisim* feo fea horrible fuerte fortisim* por_todos_lados chorros chorr* grave gravisim* no_para no_deja_de no_le_para muy mal peor`,
  COLOR: 'blue purple gray grey pale bluish yellow azul* morad* palid* gris blanco blanca',
  INGEST:
    'drank drinks drinking ate eaten took taken takes taking got_into ingested bebio bebi tomo tome tomado comio comi trago tragaron inyect* shot_up mezcle mixed empastillo',
  SUBSTANCE: `
    pill* pills tablets medication* medicine* meds drug drugs heroin fentanyl cocaine bleach antifreeze detergent ammonia pesticide insulin xanax tylenol opioid* antidepress* mushroom* alcohol
    pastill* medicament* medicina* droga* drogad* heroina fentanilo cocaina cloro lavandina detergente amoniaco raticida insecticida pesticida insulina gasolina hongos`,
  OVERDOSE:
    'overdos* od oding poison* too_many too_much whole_bottle bottle_of narcan needle sobredosis envenen* veneno intoxic* demasiad* todo_el_frasco frasco jeringa muchas_pastillas todas_las',
  SUGAR: 'diabetic sugar insulin azucar diabetic* insulina hypoglyc*',
  BITE: 'bit bitten bite bites stung sting mordio mordi* pico picad* mauling mauled attacked_by',
  VENOM: 'snake* rattlesnake* scorpion* widow venom vibora serpiente alacran arana cascabel abeja wasp bee',
  ALLERGY: 'allerg* anaphyl* epipen peanut* hives alergi* anafil* cacahuate* mariscos shellfish',
  SWELL: 'swell* swollen puff* closing hinch* hinchad* inflamad* ronchas',
  FIRE: 'burning flames_coming fire fires flame* smoke ablaze fuego llamas incendi* humo humareda lumbre firefighters sparks chispas',
  ON_FIRE:
    'on_fire caught_fire catching_fire in_flames house_is burning_down up_in_flames se_quema quemando se_prendio prendio prendieron incendiando en_llamas se_incendio agarro_fuego',
  BURN: 'burn* scald* quem* arde* ardiendo boiling hirviendo hot_oil aceite acid acido blistering skin piel ampollas',
  EXPLODE: 'explod* explosion* blew_up blowing_up bomb bombs explot* bomba bombas reventa* revento',
  GAS: 'gas monoxide monoxido fumes chemical* quimic* ammonia amoniaco propane co tanque hissing rotten_eggs huevo_podrido',
  SMELL: 'smell* stink* odor huele* olor leak* fuga fugas',
  DIZZY:
    'dizzy lightheaded spinning headache* mare[ao]* vomit* throwing_up nause* throw_up puking sweating sweaty clammy sudando sudor suda frio cold fever* fiebre',
  PAIN: 'pain pains hurts hurting ache* aching crushing pressure tightness tight squeezing duele* dolor* doliendo presion aprieta oprime punzad*',
  PREGNANT:
    'pregnant pregnancy labor contractions water_broke birth deliver* pushing cord weeks_along months_along embarazad* parto contracciones fuente dar_a_luz pariendo parir cordon nacio born crowning',
  SUICIDE: ` rope noose soga cuerda meterse_un dar_un_tiro se_da_un se_mete_un balazo_en bullet_in put_a_bullet 
    suicid* kill_myself killing_myself kill_himself kill_herself kill_themselves end_my_life ending_my_life end_it ending_it hang_himself hung_himself hang_myself hurt_myself hurting_myself harm_myself cutting_myself cutting_herself shoot_himself shoot_myself want_to_die wanna_die better_off_without better_off_dead
    matarme matarse suicidarme suicidarse quitarme_la_vida quitarse_la_vida quita_la_vida me_mato se_mata me_quiero_morir quiero_morirme me_quiero_matar ahorc* se_colgo hacerme_dano cortarme las_venas acabar_con_mi_vida`,
  LIFE: 'to_live living alive be_here life world vivir viviendo vida mundo seguir_aqui anymore miss_me sin_mi without_me',
  JUMP: 'jump* tirar_me tirarme aventar* lanzarme brincar saltar tirarse aventarse',
  GOODBYE: 'goodbye note letter carta despedida despid* last_message',
  DIE: 'die dies dying morir* muere* muero muera muriendo agoniz* not_going_to_make not_gonna_make isnt_going_to_make se_nos_va se_me_va no_aguanta',
  DEAD: 'dead died death corpse muert* murio fallec* passed_away difunt* funeral* cadaver un_cuerpo',
  KILL: 'kill kills killing killed murder* mata matan matar matarlo matarla matarnos mato mataron matando asesin*',
  WEAPON:
    'blade bullet bullets balas gun guns pistol rifle shotgun weapon* knife knives machete bat hammer armed arma armas armad* pistola* rifle escopeta cuchillo* navaja machete bate encanon* apunta*',
  SHOOT: 'shot shots shooting shooter gunshot* gunfire shoot bullets balazo* balas balacera tiros tiroteo dispar*',
  STAB: 'stab* apunal* acuchill* punalada*',
  ATTACK:
    'attack* beating beat hitting hits punch* kick* hurting strangl* raped rape assault* jumped jumping grabbed pega pegando pegandole pego golpe* atac* patea* lastimando estrangul* viol[oa]* agred* ahorcando golpiza madriza',
  THREAT:
    'threat* amenaz* says_he says_hes going_to_kill gonna_kill dice_que_va pointing va_a_matar quieren_matar quiere_matar hacer_dano',
  ROB: 'rob robbed robbing robbery robber* mugg* held_up holdup stealing carjack* asalt* roban robando robaron robo ladron* rateros encapuchad* masks atraco',
  INTRUDE:
    'forced forcing forzaron forzo pried prying kicked_the shattered climbing trepando empujaron tumbo a_patadas drawers cajones break_in breaking_in broke_in breaking_into broke_into breaking_the_door intruder* burglar* in_my_house inside_my_house in_the_house kicked_in kick_in trying_to_get_in trying_the_door se_metio se_metieron se_esta_metiendo metiendo forzando tumbaron brincando en_mi_casa adentro_de_la_casa desconocid* footsteps pasos',
  HIDE: 'hiding hid hide whisper* closet bathroom quietly escondid* bajito closet bano encerre',
  FOLLOW:
    'following followed chasing stalk* after_me siguiendo sigue* siguieron seguido persigu* acosa* acosando behind_me detras',
  HOSTAGE:
    'dragged grabbed yanked pulled_her pulled_him agarro_a jalo jalaron metio_a subieron_a tied_up kidnap* abduct* hostage held_against tied trunk wont_let_me secuestr* amarra* cajuela levantaron no_me_deja* se_llevo se_llevaron took_my rehen',
  TRAPPED: 'trapped locked stuck cant_get_out atrapad* encerrad* atorad* no_podemos_salir no_puedo_salir',
  LOST: 'missing cant_find gone_missing wandered disappeared perdio perdid* no_encuentro no_aparece desapareci* extravi*',
  CRASH:
    'crash* wreck* accident* collision hit_by ran_over run_over rolled_over flipped plowed rear_ended chocamos choco choque* accidente* atropell* volteo volco prensad*',
  HURT: 'hurt injur* wounded herid* lastim* injuries',
  NO_HURT:
    'no_injuries nobody_hurt nobodys_hurt nobody_is_hurt everyones_fine everyone_is_fine false_alarm all_good hes_fine shes_fine im_fine todos_bien todo_bien falsa_alarma nadie_se_lastimo no_hubo_heridos ya_esta_bien im_okay im_safe safely',
  HELPERS:
    'ambulance* paramedic* police cops cop officer* firefighters firemen fire_department 911 112 ems medic nine_one_one nine_eleven ambulancia* paramedic* policia* patrulla bomberos cruz_roja nueve_once nueve_uno_uno doctor nurse enfermera',
  SEND: 'send sending dispatch get_someone get_somebody come_quick come_now manden mande mandenme mandeme mandar manda envien envie vengan venga vengase que_venga alguien_puede_venir',
  HURRY:
    'hurry quick quickly fast right_now immediately asap urgent* apuren* apurese rapido pronto corran corrale ya ahorita urgente* urgencia emergency emergencia',
  CRY: 'help oh_my_god oh_god god auxilio socorro ayudeme ayudenme ayuda dios diosito',
  WHAT_DO:
    'what_do_i_do what_should_i_do dont_know_what_to_do what_do_we_do tell_me_what que_hago que_hacemos no_se_que_hacer digame_que',
  SCARED: 'scared afraid terrified frightened miedo asustad* panico aterrad*',
  NOT: 'not no dont doesnt didnt cant cannot wont wouldnt isnt arent aint couldnt hasnt havent wasnt never without barely hardly stopped quit nunca sin tampoco apenas dejo casi_no ni',
  NOW: 'now just again still right_now currently already suddenly happening all_of_a_sudden ahora ahorita acaba acabo acaban todavia sigue de_repente de_pronto de_golpe ya otra_vez keeps started',
  AGO: 'in_my_twenties in_my_thirties in_my_forties in_my_fifties in_my_sixties in_college back_then since_my after_my after_the a_los_veinte a_los_treinta a_los_cuarenta a_los_cincuenta a_los_sesenta cuando_vivia desde_mi despues_de_mi despues_del summers_ago veranos winters_ago survivor* sobreviviente* antiguo ago last_year last_month last_week last_summer last_winter last_time last_night yesterday years since_then back_in used_to in_march in_may in_april in_january once_before anos_atras hace_anos hace_dos hace_tres hace_diez hace_un hace_tiempo el_ano_pasado mes_pasado semana_pasada ayer anoche verano_pasado invierno_pasado fin_de_semana pasado una_vez de_nina de_chic[oa] de_joven as_a_kid as_a_child when_i_was cuando_era',
  WAS: 'was were had used did tuvo tuve tuvimos era estaba fue fui habia hubo been dieron',
  LATER:
    'tomorrow next monday tuesday wednesday thursday friday saturday sunday appointment* schedul* book booking reschedul* reservation cancel* checkup follow_up referral visit manana lunes martes miercoles jueves viernes sabado domingo cita citas agendar reserva* reagendar cancelar turno consulta seguimiento revision proxim*',
  MONEY:
    'price* cost costs charge* charged quote estimate bill bills billing invoice pay paid payment* insurance cover* policy claim discount refund* loan tax* rent fee fees deposit money_back precio* cuesta* costo cobr* cotiza* presupuesto factura pag[oa]* pagar seguro poliza cubre* cobertura reclamo descuento reembolso prestamo impuestos renta recibo dinero deuda*',
  TRADE:
    'order orders buy sell sale catalog stock delivery deliver warranty return exchange install* replace* repair* fix serviced inspect* rental venta vend* comprar pedido* catalogo entrega garantia cambiar instalan arregl* repar* revisar surtir tecnico grua tow plumber plomero electrician electricista',
  TEACH:
    'class classes course training trained certif* workshop seminar drill inspector prevention awareness fundraiser donat* volunteer* hotline museum movie book novel documentary game party costume* cake tickets show poster brochure paper report school_report clase* curso* capacita* certific* taller simulacro prevencion donar voluntari* museo pelicula novela documental juego fiesta disfra* pastel boletos folleto cartel tarea tesis',
  DEVICE_ALARM:
    'extinguisher* detector* alarm* sprinkler* fireplace firewood fire_pit permit station extintor* detectores alarma* rociadores chimenea lena fogata permiso estacion',
  SUPPOSE:
    'if would suppose hypothetical* in_case whether ever what_if what_happens should_tenants si_me si_alguien si_hay en_caso que_pasa seria podria acaso quisiera supongamos me_cubriria*',
  ASK: 'what which when where how do_you does are_you is_there can_i can_you could_you how_much how_many que cual cuales cuando donde como cuant* tienen hacen ofrecen aceptan atienden puedo pueden hay_que es_seguro',
  WANT: 'want wanted need needs looking like_to id_like interested quiero queremos quisiera necesito necesitamos busc* para_mi me_gustaria wondering calling_about hablo_por llamo_por',
  JOKE: ` drowning_in buried_in swamped ahogado_en ahogada_en ahogados_en ahogados_de ahogando_en ahogandonos bless invoices facturas por_poco almost_had nearly_had casi_me to_death to_die_for killing_me haha ha lol kidding jaja de_hambre de_ganas de_risa de_sueno de_pena de_frio de_calor de_verguenza de_aburrimiento me_muero_por traffic trafico boss paperwork papeleo deadline shoes feet
    starving excited bored embarrass* crazy orders trabajo deudas restaurant food dessert postre comida recipe songs cancion sales ventas`,
  LEGAL: 'lawyer attorney court sue evict* landlord divorc* abogado demanda* desaloj* casero pension',
});
