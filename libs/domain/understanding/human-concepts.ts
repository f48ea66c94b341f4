import { conceptFinder } from './concept-finder';

/**
 * What words stand for when a turn is judged for whether it asks for a human: what was learned about an agent also
 * holds for a clerk, and what was learned about "comuníqueme" for "páseme".
 */
export const humanConcepts = /* @__PURE__ */ conceptFinder({
  ANYBODY: `
    person persons people human humans human_being human_beings being someone somebody some_one some_body anyone anybody any_body any_one whoever whomever soul folks
    persona personas humano humana humanos humanas ser_humano seres_humanos alguien algun[oa] algun[oa]s quien quienes quienquiera cualquiera gente`,
  ROLE: `
    agent agents operator* rep reps representative* receptionist* attendant* manager* management supervisor* boss owner* staff employee* worker* clerk* associate* advisor* adviser* specialist* secretar*
    colleague* coworker* technician* teller* dispatcher* consultant* salesperson assistant* team_member* customer_service customer_care
    agente* representante* operador* recepcionista* asesor* encargad* gerente* jef[ea] jef[ea]s duen[oa] duen[oa]s patron empleado* empleada* ejecutiv* telefonista* companer* tecnic[oa] tecnic[oa]s
    vendedor* responsable* administrador* trabajador* dependiente* personal licenciad* consultor* colega* a_cargo el_que_manda`,
  FOLK: `
    lady ladies gentleman gentlemen guy guys girl girls fella fellas fellow man woman men women yall one_of_the one_of_your one_of_you team desk counter
    senor senora senores senorita* muchach* chic[oa] chic[oa]s joven jovenes equipo mostrador uno_de_los una_de_las alguno_de_los el_que_este el_que_este quien_este el_que la_que quien_sea`,
  REAL: `
    real live living actual alive breath* pulse heartbeat flesh blood genuine honest normal voice
    de_verdad vivo viva vivit* en_vivo carne_y_hueso carne hueso reales verdader* voz`,
  MACHINE: `
    machine* robot robots robotic bot bots computer* computerized recording* recorded automated automatic automation ai chatbot* voicebot* contraption gadget answering_machine this_thing phone_tree menu menus
    maquin* robotcit* robotit* grabador* grabacion* grabad[oa] computador* compu ordenador* contestador* aparat* automatic[oa] inteligencia_artificial menu opciones esta_cosa`,
  TALK: `
    talk talking speak speaking chat chatting discuss explain explaining conversation converse a_word holler go_over tell ask
    hablar hablar* hablando* platic* convers* charlar* explic* tratar* dialogar* comunicarme preguntarle* consultar* plantear* contarle*`,
  TALKED: `
    talked spoke spoken told said already yesterday last_week promised met
    hable hablamos dijo dijeron ya_hable ayer semana_pasada comento prometio atendio atendieron`,
  CONNECT: `
    connect connected connecting transfer transferred transferring patch patched forward_me forward_my route reroute switch_me pass_me pass_my redirect reconnect* escalate* put_me put_through putting_me hand_me send_me_to get_me_to get_through
    put_on put_someone put_somebody get_me give_me bring_me find_me reach hook_me
    comuni[cq]* transfier* transfer[i]* conect* enlac* enlaz* deriv[ae] deriva* derive* pas[ae]me pas[ae]nme pasarme me_pas[ae] me_pasas me_pasan pasar pongame ponme poneme ponga me_pone me_pones me_poner ponerme pongan remit* canaliz* se_ponga`,
  ANSWER: `
    answer* pick_up picks_up picking_up take_my_call take_this_call come_to_the_phone come_on_the_line get_on respond*
    contest* conteste* atiend* atend* levante agarr* se_ponga venga_al al_telefono tome_el`,
  HELP: 'help helps assist* ayud*',
  WANT: `
    want wanna need like love prefer* rather hoping wish* demand insist gotta gimme lemme let_me looking_to trying_to can_i could_i may_i
    quier[oe] quieren quisiera necesit* ocupo dese[oa] desearia prefier* preferiria gustaria exijo insisto urge buscando queria dame deme dejeme dejame puedo podria me_puede`,
  REFUSE: `
    dont wont refuse hate sick_of tired_of fed_up instead not isnt enough stop skip bypass off cant_stand rather_than no_more get_past out_of
    no odio hart[oa] cansad[oa] basta nada_de menos sin ni en_vez en_lugar detest* no_quiero no_voy`,
  PHONE: 'phone line telephone telefono linea bocina auricular',
  LATER: `
    back later tomorrow message voicemail email text call_me call_back return* appointment schedule book calls_me get_back
    llame llamen llamar llamarme llameme me_llam* marque_a me_marque me_marquen regres* devuelv* mensaje recado correo manana despues cita agend*`,
  VISIT: `
    come comes coming come_out send sends out visit house home fix repair clean install look measure pick_it
    venga vengan venir viene mande manden mandar mandenme mandeme mandan casa arregl* repar* limpi* revis* instal* pint* cort*`,
  THERE: 'there around theres ahi alli alla aqui over_there available free disponible desocupad* libre',
  THEIRS: `
    my your our his her mi su sus tu mis nuestro nuestra im_a i_am_a soy a_real_estate insurance travel real_estate licensed hiring job position per how_many for_two two_people three_people
    seguros inmobiliari* bienes_raices viajes por_persona cuantas cuantos vacante* contratando`,
  NOBODY: 'nobody no_one nadie ningun[oa] no_need dont_need no_necesito no_hace_falta',
  OTHERS: 'another other else otra otro mas someone_else somebody_else alguien_mas otra_persona',
  ASK: 'what which when where how how_much do_you does is_there are_you que cual cuales cuando donde como cuant* tienen hacen ofrecen venden aceptan hay',
});
