Feature: A task is work outside a request, done in durable steps
  Thirty things are labelled, ten in a step. Hosts that are really killed are the subject of ProcessCrashTest.

  Rule: Each step runs in a unit of its own; what it did and how far it has got are committed together

    Scenario: A task is done step by step, and has a result
      When a task that labels 30 things is started
      Then the task is done, and its result is 30
      And these steps have left a row, in this order:
        | label from 0  |
        | label from 10 |
        | label from 20 |
      And 30 of 30 are finished

    Scenario: A step that fails half-way leaves nothing, and is tried again
      Given its step "label from 10" fails 2 times
      When a task that labels 30 things is started
      Then the task is done, and its result is 30
      And that step was tried 3 times
      And these steps have left a row, in this order:
        | label from 0  |
        | label from 10 |
        | label from 20 |

    Scenario: Started twice with the same id it is one task
      When a task that labels 30 things is started
      And that task is started again
      Then the task is done, and its result is 30
      And only the first start counted
      And these steps have left a row, in this order:
        | label from 0  |
        | label from 10 |
        | label from 20 |

  Rule: Progress is seen while it is under way, and it can be cancelled

    Scenario: Progress is what the last step has said
      Given its step "label from 20" waits until it may go on
      When a task that labels 30 things is started
      And it has come to that step
      Then 20 of 30 are finished
      When the step may go on
      Then the task is done, and its result is 30

    Scenario: One that is cancelled begins no further step, and keeps what was done
      Given its step "label from 10" fails always
      When a task that labels 30 things is started
      And that step has failed
      And the task is cancelled
      Then the task is cancelled for good
      And these steps have left a row, in this order:
        | label from 0 |
      And 10 of 30 are finished
