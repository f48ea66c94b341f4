export { heardOutcomes, setUpOf, type SetUp, type SetUpFacts } from './set-up';
