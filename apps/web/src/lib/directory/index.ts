export { useAgents, useDepartments, useDirectory, useInstallation, useNumbers, type Directory } from './use-directory';
