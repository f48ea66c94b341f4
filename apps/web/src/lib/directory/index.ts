export {
  useAgents,
  useDepartmentName,
  useDepartments,
  useDirectory,
  useInstallation,
  useNumbers,
  useSuspended,
  type Directory,
} from './use-directory';
