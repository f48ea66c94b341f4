export { administratorsOf, ownMembers, type MemberSource } from './member-source';
