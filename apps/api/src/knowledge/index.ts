export { filePaths, lateBodyPaths } from './import.controller';
export { countUse } from './knowledge-uses';
export { KnowledgeModule } from './knowledge.module';
export { KnowledgeSearch, type Answer, type Searched } from './knowledge-search';
export { KnowledgeStore, type EntryText, type KnowledgeEntry } from './knowledge.store';
