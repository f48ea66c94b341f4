export { ChooseFile, SaveAsFile } from './choose-file';
export { ImportPreview } from './import-preview';
