export { useAgents, useDepartments, useDirectory, useInstallation, type Directory } from './use-directory';
