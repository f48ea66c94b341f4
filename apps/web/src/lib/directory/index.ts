export {
  statusInterval,
  useAgents,
  useAgentStatuses,
  useDepartments,
  useDirectory,
  useInstallation,
  useNumbers,
  useSuspended,
  type Directory,
} from './use-directory';
