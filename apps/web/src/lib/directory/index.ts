export {
  statusInterval,
  useAgents,
  useAgentStatuses,
  useDepartments,
  useDirectory,
  useInstallation,
  useNumbers,
  type Directory,
} from './use-directory';
