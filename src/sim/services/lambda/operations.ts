import { createAlias, deleteAlias, getAlias, listAliases, updateAlias } from './alias/operations'
import {
  deleteProvisionedConcurrencyConfig, getProvisionedConcurrencyConfig, listProvisionedConcurrencyConfigs, putProvisionedConcurrencyConfig,
} from './concurrency/provisioned'
import { putAssumptions } from './control/assumptions'
import { getAccountSettings, getFunctionRecursionConfig, getRuntimeManagementConfig, putFunctionRecursionConfig } from './control/accountSettings'
import {
  createCodeSigningConfig, deleteCodeSigningConfig, deleteFunctionCodeSigningConfig, getCodeSigningConfig, getFunctionCodeSigningConfig, listCodeSigningConfigs, listFunctionsByCodeSigningConfig, updateCodeSigningConfig,
} from './control/codeSigning'
import {
  createFunction, deleteFunction, getFunction, getFunctionConfiguration, listFunctions, updateFunctionCode, updateFunctionConfiguration,
  type Operation,
} from './control/operations'
import { deleteFunctionConcurrency, getFunctionConcurrency, putFunctionConcurrency } from './control/reservedConcurrency'
import { listTags, tagResource, untagResource } from './control/tags'
import {
  deleteFunctionEventInvokeConfig, getFunctionEventInvokeConfig, listFunctionEventInvokeConfigs, putFunctionEventInvokeConfig, updateFunctionEventInvokeConfig,
} from './invocation/eventInvokeConfig'
import { deleteLayerVersion, getLayerVersion, getLayerVersionByArn, listLayerVersions, listLayers, publishLayerVersion } from './layer/operations'
import { addLayerVersionPermission, getLayerVersionPolicy, removeLayerVersionPermission } from './layer/permissions'
import { deleteEventSourceMapping, getEventSourceMapping, listEventSourceMappings, updateEventSourceMapping } from './mapping/operations'
import { addPermission, getPolicy, removePermission } from './policy/operations'
import {
  createFunctionUrlConfig, deleteFunctionUrlConfig, getFunctionUrlConfig, listFunctionUrlConfigs, updateFunctionUrlConfig,
} from './url/operations'
import { listVersionsByFunction, publishVersion } from './version/version'

/** What is simulated of the API and answered at once. Every other action is refused by name. */
export const OPERATIONS: { readonly [action: string]: Operation } = {
  AddLayerVersionPermission: addLayerVersionPermission,
  AddPermission: addPermission,
  CreateAlias: createAlias,
  CreateCodeSigningConfig: createCodeSigningConfig,
  CreateFunction: createFunction,
  CreateFunctionUrlConfig: createFunctionUrlConfig,
  DeleteAlias: deleteAlias,
  DeleteCodeSigningConfig: deleteCodeSigningConfig,
  DeleteEventSourceMapping: deleteEventSourceMapping,
  DeleteFunction: deleteFunction,
  DeleteFunctionCodeSigningConfig: deleteFunctionCodeSigningConfig,
  DeleteFunctionConcurrency: deleteFunctionConcurrency,
  DeleteFunctionEventInvokeConfig: deleteFunctionEventInvokeConfig,
  DeleteFunctionUrlConfig: deleteFunctionUrlConfig,
  DeleteLayerVersion: deleteLayerVersion,
  DeleteProvisionedConcurrencyConfig: deleteProvisionedConcurrencyConfig,
  GetAccountSettings: getAccountSettings,
  GetAlias: getAlias,
  GetCodeSigningConfig: getCodeSigningConfig,
  GetEventSourceMapping: getEventSourceMapping,
  GetFunction: getFunction,
  GetFunctionCodeSigningConfig: getFunctionCodeSigningConfig,
  GetFunctionConcurrency: getFunctionConcurrency,
  GetFunctionConfiguration: getFunctionConfiguration,
  GetFunctionEventInvokeConfig: getFunctionEventInvokeConfig,
  GetFunctionRecursionConfig: getFunctionRecursionConfig,
  GetFunctionUrlConfig: getFunctionUrlConfig,
  GetLayerVersion: getLayerVersion,
  GetLayerVersionByArn: getLayerVersionByArn,
  GetLayerVersionPolicy: getLayerVersionPolicy,
  GetPolicy: getPolicy,
  GetProvisionedConcurrencyConfig: getProvisionedConcurrencyConfig,
  GetRuntimeManagementConfig: getRuntimeManagementConfig,
  ListAliases: listAliases,
  ListCodeSigningConfigs: listCodeSigningConfigs,
  ListEventSourceMappings: listEventSourceMappings,
  ListFunctionEventInvokeConfigs: listFunctionEventInvokeConfigs,
  ListFunctionUrlConfigs: listFunctionUrlConfigs,
  ListFunctions: listFunctions,
  ListFunctionsByCodeSigningConfig: listFunctionsByCodeSigningConfig,
  ListLayerVersions: listLayerVersions,
  ListLayers: listLayers,
  ListProvisionedConcurrencyConfigs: listProvisionedConcurrencyConfigs,
  ListTags: listTags,
  ListVersionsByFunction: listVersionsByFunction,
  PublishLayerVersion: publishLayerVersion,
  PublishVersion: publishVersion,
  PutAssumptions: putAssumptions,
  PutFunctionConcurrency: putFunctionConcurrency,
  PutFunctionEventInvokeConfig: putFunctionEventInvokeConfig,
  PutFunctionRecursionConfig: putFunctionRecursionConfig,
  PutProvisionedConcurrencyConfig: putProvisionedConcurrencyConfig,
  RemoveLayerVersionPermission: removeLayerVersionPermission,
  RemovePermission: removePermission,
  TagResource: tagResource,
  UntagResource: untagResource,
  UpdateAlias: updateAlias,
  UpdateCodeSigningConfig: updateCodeSigningConfig,
  UpdateEventSourceMapping: updateEventSourceMapping,
  UpdateFunctionCode: updateFunctionCode,
  UpdateFunctionConfiguration: updateFunctionConfiguration,
  UpdateFunctionEventInvokeConfig: updateFunctionEventInvokeConfig,
  UpdateFunctionUrlConfig: updateFunctionUrlConfig,
}
