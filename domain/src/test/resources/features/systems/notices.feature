Feature: Whoever uses a system hears of its troubles

  Background:
    Given the tenant acme@bremen
    And the tenant made@riga
    And the system billing of acme
    And the system ledger of acme
    And the system shop of made

  Scenario: Every one that uses it gets each notice, in order
    Given shop uses billing
    And ledger uses billing
    When billing posts "No bills today"
    And billing posts "Bills again"
    Then shop has heard
      | billing | No bills today |
      | billing | Bills again    |
    And ledger has heard
      | billing | No bills today |
      | billing | Bills again    |
    And billing has heard nothing

  Scenario: Who doesn't use it, doesn't
    Given shop uses ledger
    When billing posts "No bills today"
    Then shop has heard nothing

  Scenario: Who waits for an answer, doesn't
    When shop asks to use billing
    And billing posts "No bills today"
    Then shop has heard nothing

  Scenario: What was posted before isn't told
    When billing posts "No bills today"
    And shop asks to use billing
    And billing allows shop
    And billing posts "Bills again"
    Then shop has heard
      | billing | Bills again |

  Scenario: Who no longer uses it, hears no more
    Given shop uses billing
    And billing posts "No bills today"
    When shop ends its use of billing
    And billing posts "Bills again"
    Then shop has heard
      | billing | No bills today |

  Scenario: Nor does he who may no longer
    Given shop uses billing
    When billing revokes what it allowed shop
    And billing posts "No bills today"
    Then shop has heard nothing

  Scenario: Until he may again
    Given shop uses billing
    And billing revokes what it allowed shop
    When shop asks to use billing
    And billing allows shop
    And billing posts "Bills again"
    Then shop has heard
      | billing | Bills again |
