Feature: A command is one unit of work, tried again when another was faster
  (promise 10)

  Rule: 10. A command has exactly one handler; one that is sent inside a unit joins it

    Scenario: A command that nobody handles is a mistake that names it
      When a command is sent that nobody handles
      Then its caller gets an error that says "nobody handles dev.kontor.drill.Nobody"

    Scenario: A command sent inside a unit joins it
      When a command sends another that raises "inner", and then fails with "outer"
      Then its caller gets "outer"
      And no event is written

    Scenario: One that fails inside a unit takes it all back, whoever catches that
      When a command sends another that raises "inner" and fails, and goes on
      Then its caller gets an error that says "failed inside a unit of work that went on"
      And no event is written
      And no row is written

  Rule: A version conflict retries the outermost command as a whole, then refuses as a conflict

    Scenario: One that was overtaken once is tried again and sees what the other wrote
      When a command reads the stream and is overtaken 1 time before it raises "mine"
      Then its caller gets "done"
      And it was tried 2 times
      And the events "theirs" and "mine" are written

    Scenario: One that is always overtaken is refused, with stream and versions
      When a command reads the stream and is overtaken 9 times before it raises "mine"
      Then its caller gets an error that says "at version 3; expected 2"
      And it was tried 3 times
      And the events "theirs", "theirs" and "theirs" are written

    Scenario: Units of one aggregate queue, so that conflicts stay rare
      When 40 commands at once each read the stream and raise an event at its version
      Then none of them was refused
      And 40 events are written
