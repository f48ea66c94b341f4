export { MemberEditor } from './member-editor';
export { MemberList } from './member-list';
