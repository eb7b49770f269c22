/** What actions of KMS answer: https://docs.aws.amazon.com/kms/latest/APIReference/. The notation is that of `answerShapes.ts`. */
export const kmsAnswers = `
Encrypt = EncryptResponse
Decrypt = DecryptResponse
GenerateDataKey = GenerateDataKeyResponse
EncryptResponse: CiphertextBlob text(1..6144), KeyId text(1..2048),
    EncryptionAlgorithm one(SYMMETRIC_DEFAULT|RSAES_OAEP_SHA_1|RSAES_OAEP_SHA_256|SM2PKE)
DecryptResponse: KeyId text(1..2048), Plaintext text(1..4096),
    EncryptionAlgorithm one(SYMMETRIC_DEFAULT|RSAES_OAEP_SHA_1|RSAES_OAEP_SHA_256|SM2PKE),
    CiphertextForRecipient text(1..6144)
GenerateDataKeyResponse: CiphertextBlob text(1..6144), Plaintext text(1..4096), KeyId text(1..2048),
    CiphertextForRecipient text(1..6144)
`
