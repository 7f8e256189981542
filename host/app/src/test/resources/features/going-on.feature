Feature: A crash loses nothing
  The next activation goes on, and a tenant that sleeps with work due is woken (promise 9). Processes that
  are really killed, between commit and follow-up and within one, are the subject of FollowUpCrashTest.

  Rule: 9. A crash at any point loses nothing

    Scenario: The next activation goes on with what an earlier one has left
      Given a run of the follow-up of "paid" is stored, as by a host that died after its commit
      When the tenant's context starts anew
      Then "follow-up paid" runs after the commit

    Scenario: A tenant that sleeps with work due is woken
      Given the patient follow-up of "paid" fails 1 time
      When a command raises "paid"
      And the tenant is put to sleep as soon as it has failed
      Then "patient paid" runs in another context
