# An empty Redmine: the tables in the database that the instance's configuration names.
require '/usr/share/redmine/config/environment'
ActiveRecord::Migration.verbose = false
ActiveRecord::Base.connection.migration_context.migrate
