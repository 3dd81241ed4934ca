# One project with work in it, three users, and the REST service switched on. Prints the users' keys as the last line.
require '/usr/share/redmine/config/environment'
require 'json'
# Mails would be written by threads of their own that read the database while the seed writes it: SQLite then says that it is locked.
ActiveJob::Base.queue_adapter = :test
Redmine::DefaultData::Loader.load('en')
Setting.rest_api_enabled = '1'

def key_of(login, admin, status)
  user = User.new(firstname: login.capitalize, lastname: 'Larkfield', mail: "#{login}@larkfield.example", admin: admin)
  user.login = login
  user.password = user.password_confirmation = "#{login}-2026-larkfield"
  user.status = status
  user.language = 'en'
  user.save!
  user.api_key
end

keys = {
  planner: key_of('planner', true, User::STATUS_ACTIVE),
  guest: key_of('guest', false, User::STATUS_ACTIVE),
  locked: key_of('locked', false, User::STATUS_LOCKED)
}
planner = User.find_by_login('planner')
project = Project.create!(name: 'Press shop', identifier: 'press-shop', is_public: false)
project.trackers = Tracker.all
111.times do |at|
  Issue.create!(project: project, tracker: project.trackers.first, author: planner, status: IssueStatus.first,
                priority: IssuePriority.first, subject: "Press #{at + 1}: inspect the hydraulics")
end
puts JSON.generate(keys)
