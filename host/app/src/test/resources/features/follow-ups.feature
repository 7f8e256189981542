Feature: What follows from a commit is done, once and in order
  Runs of after-commit handlers, stored in the transaction that raised their event (promises 5 to 8).

  Rule: 5. Each follow-up runs in its own fresh unit; its effect in the tenant's database happens exactly once

    Scenario: What phase one returns is given to phase two
      Given phase one of "paid" leaves "send the receipt"
      When a command raises "paid"
      Then "reminder send the receipt" runs after the commit

    Scenario: A follow-up that fails half-way leaves nothing, and runs again
      Given the follow-up of "paid" writes a row and fails 2 times
      When a command raises "paid"
      Then "follow-up paid" runs after the commit
      And 1 row is written
      And it was tried 3 times under one id

    Scenario: Of several that wait behind one another, one that fails half-way leaves nothing of its own
      Given the follow-up of "two" writes a row and fails 2 times
      When a command raises "one", "two" and "three"
      Then these follow-ups run in this order:
        | follow-up one   |
        | follow-up two   |
        | follow-up three |
      And 1 row is written
      And it was tried 3 times under one id

  Rule: 6. The runs of one handler for one stream are a queue; all other queues go on

    Scenario: Runs of one thing run in the order of its events
      When a command raises "one", "two" and "three"
      Then these follow-ups run in this order:
        | follow-up one   |
        | follow-up two   |
        | follow-up three |

    Scenario: A parked run holds its queue, and no other
      Given the follow-up of "one" fails always
      When a command raises "one" and "two"
      And a command raises "other" for another thing
      Then the follow-up of "one" is a dead letter
      And "follow-up other" of the other thing runs
      And "follow-up two" has not run

    Scenario: Runs without an order wait for none
      Given the run without order of "one" fails always
      When a command raises "one" and "two"
      Then "free two" runs after the commit
      And the run without order of "one" is a dead letter

    Scenario: A handler that no longer exists parks its stored runs
      Given a run of the handler "drill-of-yesterday" is stored
      When the tenant's context starts anew
      Then the run of "drill-of-yesterday" is a dead letter

    Scenario: A run whose event no code knows any more is parked, and the event stays
      Given a run of the follow-up of an event of the forgotten type "drill.yesterdays" is stored
      When the tenant's context starts anew
      Then the run of "drill-in-order" is a dead letter
      And 1 event is written

  Rule: 7. A follow-up that fails too often becomes a dead letter: listed, replayable, discardable

    Scenario: The original command stays successful
      Given the follow-up of "paid" writes a row and fails always
      When a command raises "paid"
      Then its caller gets "done"
      And the follow-up of "paid" is a dead letter after 3 attempts
      And no row is written

    Scenario: A dead letter is replayed, and its queue goes on
      Given the follow-up of "one" fails always
      When a command raises "one" and "two"
      And the follow-up of "one" is a dead letter
      And it is mended and replayed
      Then these follow-ups run in this order:
        | follow-up one |
        | follow-up two |
      And there is no dead letter

    Scenario: A dead letter is discarded, and its queue goes on
      Given the follow-up of "one" fails always
      When a command raises "one" and "two"
      And the follow-up of "one" is a dead letter
      And it is discarded
      Then "follow-up two" runs after the commit
      And "follow-up one" has not run
      And there is no dead letter

  Rule: 8. Events raised by a follow-up are handled as in any unit

    Scenario: A follow-up raises an event, which has handlers in both phases
      Given the follow-up of "paid" raises "sent"
      When a command raises "paid"
      Then "follow-up sent" runs after the commit
      And "second sent" has run before it
      And the events "paid" and "sent" are written
      And all events of the thing are of one correlation
