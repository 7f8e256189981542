Feature: A saga is done step by step, or what was done of it is undone
  Steps of units of their own, with compensations. A parcel is stored: weighed, packed, a shelf is found
  for it, it is carried there. Hosts that are really killed, between any two steps and within one, are the
  subject of ProcessCrashTest.

  Rule: Each step runs in a unit of its own; its effect in the tenant's database happens exactly once

    Scenario: Steps are done in their order
      When a saga that stores a parcel is started
      And it hears that shelf "B7" is found
      Then the saga is completed
      And these steps have left a row, in this order:
        | weigh       |
        | pack        |
        | carry to B7 |

    Scenario: A step that fails half-way leaves nothing, and is tried again
      Given its step "pack" fails 2 times
      When a saga that stores a parcel is started
      Then the saga waits at "shelf"
      And that step was tried 3 times
      And these steps have left a row, in this order:
        | weigh |
        | pack  |

  Rule: When a step can't be done, those that are done are undone, the last one first, each exactly once

    Scenario: A step that the business refuses
      Given its step "carry to B7" is refused, since "the lift is closed"
      When a saga that stores a parcel is started
      And it hears that shelf "B7" is found
      Then the saga is undone, since "the lift is closed"
      And that step was tried 1 times
      And these steps have left a row, in this order:
        | weigh                     |
        | pack                      |
        | unpack                    |
        | forget                    |
        | sorry: the lift is closed |

    Scenario: A step that has failed as often as it may counts as refused
      Given its step "weigh" fails always
      When a saga that stores a parcel is started
      Then the saga is undone, since "the scales are out"
      And that step was tried 3 times
      And these steps have left a row, in this order:
        | sorry: the scales are out |

    Scenario: An undoing that fails half-way leaves nothing, and is tried again
      Given its step "carry to B7" is refused, since "the lift is closed"
      And its step "unpack" fails 2 times
      When a saga that stores a parcel is started
      And it hears that shelf "B7" is found
      Then the saga is undone, since "the lift is closed"
      And these steps have left a row, in this order:
        | weigh                     |
        | pack                      |
        | unpack                    |
        | forget                    |
        | sorry: the lift is closed |

  Rule: Started twice with the same id it is one saga

    Scenario: The second start changes nothing
      When a saga that stores a parcel is started
      And it is started again
      And it hears that shelf "B7" is found
      Then the saga is completed
      And only the first start counted
      And these steps have left a row, in this order:
        | weigh       |
        | pack        |
        | carry to B7 |

  Rule: A step may wait for an answer, which is taken once, and for no longer than it says

    Scenario: An answer that comes early is kept, and the first one counts
      When a saga is started that hears by the same command of the shelves "B7" and "C1"
      Then the saga is completed
      And these steps have left a row, in this order:
        | weigh       |
        | pack        |
        | carry to B7 |

    Scenario: No answer comes in time
      When a saga that is in a hurry is started
      Then the saga is undone, since "took too long"
      And these steps have left a row, in this order:
        | pack   |
        | unpack |

  Rule: The next activation goes on

    Scenario: A saga that waits outlives its context
      When a saga that stores a parcel is started
      And the saga waits at "shelf"
      And the tenant's context starts anew
      And it hears that shelf "B7" is found
      Then the saga is completed
      And these steps have left a row, in this order:
        | weigh       |
        | pack        |
        | carry to B7 |
