Feature: A command may be sent again under its key, and is done once
  (promise 11; as requests bring it, in IdempotencyHttpTest)

  Rule: 11. The second one gets the first one's result; refusals are not stored

    Scenario: The second one gets the first one's result
      When a request of "ann" with the key "k" and the body "b" raises "paid"
      And a request of "ann" with the key "k" and the body "b" raises "paid"
      Then its caller gets "answer 1"
      And 1 events are written

    Scenario: The same key with another body is refused
      When a request of "ann" with the key "k" and the body "b" raises "paid"
      And a request of "ann" with the key "k" and the body "another" raises "paid"
      Then its caller gets an error that says "was used for another request"
      And 1 events are written

    Scenario: While the first runs, the second is refused
      When a request of "ann" with the key "k" runs, and meanwhile the same is sent again
      Then its caller gets an error that says "idempotency key"
      And no event is written

    Scenario: A refusal is not stored
      When a request of "ann" with the key "k" and the body "b" fails with "no money"
      And a request of "ann" with the key "k" and the body "b" raises "paid"
      Then its caller gets "no money"
      But this time its caller gets "answer 1"
      And 1 events are written

    Scenario: Another principal's key is another key
      When a request of "ann" with the key "k" and the body "b" raises "one"
      And a request of "bob" with the key "k" and the body "b" raises "two"
      Then its caller gets "answer 2"
      And the events "one" and "two" are written
