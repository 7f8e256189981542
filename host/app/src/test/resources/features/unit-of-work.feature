Feature: A unit of work is written as a whole, or not at all
  One transaction on the tenant's database, with the events that it raised (promises 1 to 4).

  Rule: 1. The body throws: nothing is written, no handler runs, the caller gets the exception

    Scenario: A command that fails after it has done something
      When a command writes a row, raises "paid" and fails with "no money"
      Then its caller gets "no money"
      And no row is written
      And no event is written
      And no handler has run

  Rule: 2. The body returns: its events are handled first in, first out, before the commit, in a fixed order

    Scenario: The handlers of one event run in their order, and events in the order they were raised
      When a command raises "one" and "two"
      Then before the commit these ran:
        | first one  |
        | second one |
        | first two  |
        | second two |
      And the events "one" and "two" are written

    Scenario: An event that a handler raises joins the same queue
      Given the first handler of "one" raises "three"
      When a command raises "one" and "two"
      Then before the commit these ran:
        | first one    |
        | second one   |
        | first two    |
        | second two   |
        | first three  |
        | second three |
      And the events "one", "two" and "three" are written

    Scenario: An endless loop is an error that names the cycle
      Given the first handler of "again" raises "again"
      When a command raises "again"
      Then its caller gets an error that says "more than 1000 events in one unit of work"
      And its caller gets an error that says "Happened → Happened"
      And no event is written

  Rule: 3. A before-commit handler throws: everything is rolled back, no follow-up exists, the caller gets the exception

    Scenario: The last handler of the last event fails
      Given the second handler of "two" fails with "not so"
      When a command writes a row and raises "one" and "two"
      Then its caller gets "not so"
      And no row is written
      And no event is written
      And no follow-up is written

  Rule: 4. Commit writes aggregates, events and follow-ups in one transaction

    Scenario: They are of one transaction
      Given follow-ups wait until they may go on
      When a command writes a row and raises "paid"
      Then the row, the event and the follow-ups were written by one transaction
      And follow-ups may go on

    Scenario: None of them is written when one can't be
      When a command writes a row and raises "paid" as the 8th event of its stream
      Then its caller gets an error that says "at version 0; expected 7"
      And no row is written
      And no event is written
      And no follow-up is written

    Scenario: A query changes nothing, and the database sees to it
      When a query writes a row
      Then its caller gets an error that says "read-only transaction"
      And no row is written
