import type { Shape } from '../../../aws/models/models'

const CIPHERTEXT: Shape = { type: 'blob', min: 1, max: 6144 }
const PLAINTEXT: Shape = { type: 'blob', min: 1, max: 4096 }
const KEY_ID: Shape = { type: 'string', min: 1, max: 2048 }
const ALGORITHM: Shape = { type: 'string', enum: ['SYMMETRIC_DEFAULT', 'RSAES_OAEP_SHA_1', 'RSAES_OAEP_SHA_256', 'SM2PKE'] }

const named = { Ciphertext: { shape: 'Ciphertext' }, Plaintext: { shape: 'Plaintext' }, KeyId: { shape: 'KeyId' }, Algorithm: { shape: 'Algorithm' } }

/**
 * What actions of KMS answer, of which no service is simulated, so that their mocks can be checked.
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/
 */
export const KMS_SHAPES: { readonly [name: string]: Shape } = {
  Ciphertext: CIPHERTEXT,
  Plaintext: PLAINTEXT,
  KeyId: KEY_ID,
  Algorithm: ALGORITHM,
  EncryptResponse: {
    type: 'structure',
    members: { CiphertextBlob: named.Ciphertext, KeyId: named.KeyId, EncryptionAlgorithm: named.Algorithm },
  },
  DecryptResponse: {
    type: 'structure',
    members: { KeyId: named.KeyId, Plaintext: named.Plaintext, EncryptionAlgorithm: named.Algorithm, CiphertextForRecipient: named.Ciphertext },
  },
  GenerateDataKeyResponse: {
    type: 'structure',
    members: { CiphertextBlob: named.Ciphertext, Plaintext: named.Plaintext, KeyId: named.KeyId, CiphertextForRecipient: named.Ciphertext },
  },
}
