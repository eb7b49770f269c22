import { numberOf } from '../../../../facts/facts'
import { absent, integerOf, textsOf } from '../../../aws/readMembers'
import { refused } from '../../../aws/refusal'
import type { JsonObject } from '../../../kernel/json'
import { versionNotFound } from '../faults'
import { nameOf } from '../parameter/name'
import { latest, type Parameter, type Version } from '../parameter/parameter'
import type { Operation } from './operation'

const MOST = numberOf('ssm.version.labels.limit')
const LONGEST = numberOf('ssm.label.length.longest')

/** A label is on one version only: it moves. Labels that break the rules are told, and the others are set. */
export const labelParameterVersion: Operation = (turn, { input }) => {
  const parameter = turn.parameterOf(nameOf(input))
  const version = versionOf(parameter, integerOf(input, 'ParameterVersion'))
  const labels = labelsOf(input)
  const valid = labels.filter(isValid)
  const labelled = [...new Set([...version.labels, ...valid])]
  if (labelled.length > MOST) {
    refused('ParameterVersionLabelLimitExceeded', `A parameter version can have maximum ${MOST} labels. Move one or more labels to another version and try again.`)
  }
  const versions = parameter.versions.map((each) => ({
    ...each,
    labels: each.number === version.number ? labelled : each.labels.filter((label) => !valid.includes(label)),
  }))
  turn.put({ ...parameter, versions })
  return { InvalidLabels: labels.filter((label) => !isValid(label)), ParameterVersion: version.number }
}

export const unlabelParameterVersion: Operation = (turn, { input }) => {
  const parameter = turn.parameterOf(nameOf(input))
  const version = versionOf(parameter, integerOf(input, 'ParameterVersion') ?? absent('ParameterVersion'))
  const labels = labelsOf(input)
  const removed = labels.filter((label) => version.labels.includes(label))
  const left = { ...version, labels: version.labels.filter((label) => !removed.includes(label)) }
  turn.put({ ...parameter, versions: parameter.versions.map((each) => (each.number === version.number ? left : each)) })
  return { RemovedLabels: removed, InvalidLabels: labels.filter((label) => !removed.includes(label)) }
}

function labelsOf(input: JsonObject): readonly string[] {
  const labels = textsOf(input, 'Labels')
  return labels.length === 0 ? absent('Labels') : labels
}

function versionOf(parameter: Parameter, number: number | undefined): Version {
  if (number === undefined) return latest(parameter)
  return parameter.versions.find((version) => version.number === number) ?? versionNotFound(String(number), parameter.name)
}

function isValid(label: string): boolean {
  return label.length <= LONGEST && /^[\w.-]+$/.test(label) && !/^(\d|aws|ssm)/i.test(label)
}
