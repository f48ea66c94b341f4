export {
  peopleAfter,
  peopleOrders,
  peopleStates,
  personFits,
  placeOf,
  type AskedPeople,
  type ListedPerson,
  type PeopleFilter,
  type PeopleOrder,
  type PersonPlace,
  type PersonState,
} from './people-list';
export { seesAllCalls } from './sight';
