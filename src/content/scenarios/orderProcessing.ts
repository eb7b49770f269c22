import type { Scenario } from './scenario'

const definition = `{
  "Comment": "An order is checked, paid for, and taken off the stock.",
  "StartAt": "ValidateOrder",
  "States": {
    "ValidateOrder": {
      "Type": "Task",
      "Resource": "arn:aws:lambda:us-east-1:123456789012:function:validate",
      "Retry": [
        {
          "ErrorEquals": ["States.TaskFailed"],
          "IntervalSeconds": 2,
          "MaxAttempts": 3,
          "BackoffRate": 2.0
        }
      ],
      "Catch": [
        {
          "ErrorEquals": ["ValidationError"],
          "ResultPath": "$.problem",
          "Next": "OrderFailed"
        }
      ],
      "Next": "TakePayment"
    },
    "TakePayment": {
      "Type": "Task",
      "Resource": "arn:aws:states:::lambda:invoke",
      "Parameters": {
        "FunctionName": "arn:aws:lambda:us-east-1:123456789012:function:payment",
        "Payload.$": "$"
      },
      "ResultSelector": {
        "id.$": "$.Payload.paymentId"
      },
      "ResultPath": "$.payment",
      "Next": "ReserveStock"
    },
    "ReserveStock": {
      "Type": "Task",
      "Resource": "arn:aws:states:::dynamodb:updateItem",
      "Parameters": {
        "TableName": "inventory",
        "Key": {
          "productId": { "S.$": "$.productId" }
        },
        "UpdateExpression": "SET stock = stock - :quantity",
        "ConditionExpression": "stock >= :quantity",
        "ExpressionAttributeValues": {
          ":quantity": { "N.$": "States.Format('{}', $.quantity)" }
        },
        "ReturnValues": "UPDATED_NEW"
      },
      "ResultSelector": {
        "left.$": "$.Attributes.stock.N"
      },
      "ResultPath": "$.stock",
      "Next": "OrderPlaced"
    },
    "OrderPlaced": {
      "Type": "Succeed"
    },
    "OrderFailed": {
      "Type": "Fail",
      "Error": "OrderFailed",
      "Cause": "The order did not pass validation."
    }
  }
}
`

const validate = (failures: number) => `// Checks an order before any money moves.

// Lambda reports an error by its name, and a Catcher matches that name.
class ValidationError extends Error {
  name = 'ValidationError'
}

// What stands outside the handler runs once for each execution environment,
// and keeps its values from one invocation to the next.
let invocations = 0

// So many invocations fail before one succeeds. Try 2, then 4.
const failures = ${failures}

export const handler = async (order) => {
  invocations += 1
  if (invocations <= failures) {
    throw new Error(\`The price list did not answer (invocation \${invocations})\`)
  }

  if (!(order.quantity > 0)) {
    throw new ValidationError(\`quantity must be more than 0, not \${order.quantity}\`)
  }
  // Add a rule of your own: at most 10 of a product in one order, say.

  return { ...order, total: order.quantity * order.unitPrice }
}
`

const payment = `// Takes the payment. Whatever the handler returns is the Payload of TakePayment's result.

export const handler = async ({ orderId, total }) => {
  console.log(\`\${orderId}: charging \${total}\`)

  // Throw here, and nothing catches it: TakePayment has no Retrier and no Catcher yet.

  return { paymentId: \`pay-\${orderId}\`, charged: total }
}
`

const items = `[
  { "productId": "kettle", "title": "Kettle", "stock": 12 },
  { "productId": "teapot", "title": "Teapot", "stock": 3 },
  { "productId": "mug", "title": "Mug", "stock": 40 }
]
`

const order = (quantity: number) => `{
  "orderId": "o-1001",
  "productId": "kettle",
  "quantity": ${quantity},
  "unitPrice": 25
}
`

export const orderProcessing = {
  id: 'order-processing',
  title: 'Order processing',
  machine: 'OrderProcessing',
  definition,
  input: order(2),
  functions: [
    { name: 'validate', code: validate(0) },
    { name: 'payment', code: payment },
  ],
  tables: [{ name: 'inventory', partitionKey: 'productId', items }],
  seed: 1,
  variations: [
    {
      id: 'validation-failure',
      title: 'Validation failure',
      about: 'An order of 0 kettles. The Catcher waits for ValidationError, but look at what the Retrier does first.',
      input: order(0),
      functions: [{ name: 'validate', code: validate(0) }],
    },
    {
      id: 'transient-failures',
      title: 'Two transient failures',
      about: 'validate fails twice, then succeeds. Compare the waits between the attempts.',
      input: order(2),
      functions: [{ name: 'validate', code: validate(2) }],
    },
    {
      id: 'out-of-stock',
      title: 'Out of stock',
      about: 'An order of 20 kettles where 12 are left. By then the payment is taken.',
      input: order(20),
      functions: [{ name: 'validate', code: validate(0) }],
    },
    {
      id: 'all-well',
      title: 'All goes well',
      about: 'The input and validate as the example has them.',
      input: order(2),
      functions: [{ name: 'validate', code: validate(0) }],
    },
  ],
} satisfies Scenario
